package dev.autogen.codegen;

/**
 * What a revision was written from, for its Javadoc.
 *
 * @param autogenVersion the version of autogen
 * @param entities how many entities were read; 0 when none were
 * @param hibernateVersion the version of Hibernate ORM that read them; empty when it is not known
 * @param postgresqlVersion the major version of PostgreSQL that it is for; empty when it is not
 *     known
 * @param database the name of the database that it takes over; empty for one of entities
 */
public record Provenance(
    String autogenVersion,
    int entities,
    String hibernateVersion,
    String postgresqlVersion,
    String database) {

  /** The provenance of a revision of entities. */
  public Provenance(
      String autogenVersion, int entities, String hibernateVersion, String postgresqlVersion) {
    this(autogenVersion, entities, hibernateVersion, postgresqlVersion, "");
  }

  /** Returns the provenance of a revision that creates what a database has. */
  public static Provenance ofDatabase(
      String autogenVersion, String database, String postgresqlVersion) {
    return new Provenance(autogenVersion, 0, "", postgresqlVersion, database);
  }

  /** Returns the provenance of a revision that is to be filled in by hand. */
  public static Provenance byHand(String autogenVersion) {
    return new Provenance(autogenVersion, 0, "", "");
  }

  /** Returns a sentence, such as {@code Written by autogen 0.1.0 for PostgreSQL 18.} */
  String sentence() {
    StringBuilder sentence = new StringBuilder("Written by autogen " + autogenVersion);
    if (!database.isEmpty()) {
      return sentence + " from database %s (PostgreSQL %s).".formatted(database, postgresqlVersion);
    }
    if (entities > 0) {
      sentence.append(" from %d %s".formatted(entities, entities == 1 ? "entity" : "entities"));
    }
    if (!hibernateVersion.isEmpty()) {
      sentence.append(" (Hibernate ORM %s)".formatted(hibernateVersion));
    }
    if (!postgresqlVersion.isEmpty()) {
      sentence.append(" for PostgreSQL " + postgresqlVersion);
    }
    return sentence + ".";
  }
}
