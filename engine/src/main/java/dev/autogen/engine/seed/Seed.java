package dev.autogen.engine.seed;

import dev.autogen.catalog.CatalogReader;
import dev.autogen.engine.Project;
import dev.autogen.engine.database.Database;
import dev.autogen.engine.seed.SeedResult.CopiedTable;
import dev.autogen.migration.MigrationOptions;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.IdGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Copies the tables of another database into that of a project, in one transaction: all rows, or
 * none if one of them does not fit. The other database is only read.
 */
public final class Seed {

  /** Tells one schema of one server from all others; reading it needs no special role. */
  private static final String IDENTITY =
      "select (select system_identifier from pg_catalog.pg_control_system()) || ' '"
          + " || current_database() || ' ' || current_schema()";

  private final Project project;
  private final SeedListener listener;

  /** A copy into the database of a project. */
  public Seed(Project project, SeedListener listener) {
    this.project = project;
    this.listener = listener;
  }

  /**
   * Finds out what would be copied; reads only.
   *
   * @throws AutogenException if one of the databases cannot be read, or they have no table in
   *     common
   */
  public SeedPlan plan(SeedRequest request) {
    return inTransaction(
        request,
        (source, catalog, connection) -> {
          Planning.Outcome plan = planned(request, source, catalog);
          return plan.shown().withRefusal(refusal(request, plan, catalog, connection));
        });
  }

  private Optional<String> refusal(
      SeedRequest request, Planning.Outcome plan, TargetCatalog catalog, Connection connection)
      throws SQLException {
    try {
      new ExistingRows(catalog, connection, plan.pairs()).requireDecided(request, environment());
      return Optional.empty();
    } catch (AutogenException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Copies.
   *
   * @throws AutogenException of kind QUESTION if tables have rows and the request does not say what
   *     becomes of them; of kind LOSS if these may not be deleted; of kind FAILED if a row does not
   *     fit; of kind INTERRUPTED if somebody interrupts. Then nothing was written.
   */
  public SeedResult run(SeedRequest request) {
    AtomicBoolean committing = new AtomicBoolean();
    try {
      return inTransaction(
          request,
          (source, catalog, connection) -> {
            Planning.Outcome plan = planned(request, source, catalog);
            SeedResult result = copied(request, plan, source, catalog, connection);
            committing.set(true);
            connection.commit();
            return result;
          });
    } catch (RuntimeException e) {
      if (project.interruption().isRequested() && !committing.get()) {
        throw AutogenException.interrupted("Interrupted. Nothing was written.");
      }
      throw e;
    }
  }

  /** Work on both databases. */
  @FunctionalInterface
  private interface Work<T> {
    T run(SourceDatabase source, TargetCatalog catalog, Connection target) throws SQLException;
  }

  private <T> T inTransaction(SeedRequest request, Work<T> work) {
    Database database = project.database();
    try (Connection target = database.connect();
        SourceDatabase source =
            SourceDatabase.open(request.from(), drivers(request.from()), request.schema())) {
      target.setAutoCommit(false);
      TargetCatalog catalog =
          TargetCatalog.of(CatalogReader.read(target, database.scope()), target);
      requireAnother(source, target, catalog);
      try {
        return work.run(source, catalog, target);
      } finally {
        if (!target.isClosed()) {
          target.rollback();
        }
      }
    } catch (SQLException e) {
      throw AutogenException.failed(
          "Database %s refuses the copy: %s. Nothing was written."
              .formatted(
                  database.name(),
                  Rejection.message(e).map(Rejection::said).orElseGet(() -> Sentences.of(e))),
          e);
    }
  }

  /** Where the configuration names no class path, the driver of PostgreSQL needs no build tool. */
  private SourceDrivers drivers(SourceAddress address) {
    boolean isNamed = project.configuration().get("classpath").isPresent();
    return !isNamed && SourceProduct.of(address) == SourceProduct.POSTGRESQL
        ? SourceDrivers.own()
        : SourceDrivers.of(libraries(isNamed));
  }

  /** What is named is there, or a mistake; of what a build resolves some may not be. */
  private List<Path> libraries(boolean isNamed) {
    return project.libraries().stream().filter(path -> isNamed || Files.exists(path)).toList();
  }

  /** A table would wait for ever for itself. */
  private static void requireAnother(
      SourceDatabase source, Connection target, TargetCatalog catalog) throws SQLException {
    if (source.product() != SourceProduct.POSTGRESQL) {
      return;
    }
    String there = source.read("The identity", Seed::identity);
    String here = identity(target).replaceFirst(" [^ ]*$", " " + catalog.schemaName());
    if (there.equals(here)) {
      throw AutogenException.usage(
          "The source %s is this very database. Name another with --from."
              .formatted(source.shown()));
    }
  }

  private static String identity(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IDENTITY)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private Planning.Outcome planned(
      SeedRequest request, SourceDatabase source, TargetCatalog catalog) {
    return new Planning(source, catalog, request, project.filter().over(catalog.schema()))
        .plan(project.database().name());
  }

  private SeedResult copied(
      SeedRequest request,
      Planning.Outcome plan,
      SourceDatabase source,
      TargetCatalog catalog,
      Connection target)
      throws SQLException {
    List<TablePair> pairs = plan.pairs();
    ExistingRows existing = new ExistingRows(catalog, target, pairs);
    existing.lock();
    existing.requireDecided(request, environment());
    listener.planned(plan.shown());
    existing.clear(request);
    DeferredKeys keys = new DeferredKeys(catalog, target, pairs, plan.order());
    keys.defer();
    Conversions conversions = new Conversions(source.product(), request.zone());
    List<CopiedTable> tables = new ArrayList<>();
    for (TablePair pair : pairs) {
      CopiedTable table =
          TableCopy.of(
                  source,
                  target,
                  pair,
                  catalog.sql(pair.target()),
                  conversions,
                  keys.secondPass(pair.target()))
              .run(request.batch(), rows -> listener.copied(pair.planned(), rows));
      listener.finished(table);
      tables.add(table);
    }
    keys.check();
    List<String> notes = new ArrayList<>();
    Counters counters = new Counters(catalog, target, pairs, generators(notes));
    counters.moveOn();
    notes.addAll(counters.notes());
    if (conversions.rounded() > 0) {
      notes.add(
          "%s finer than the columns hold and rounded."
              .formatted(
                  conversions.rounded() == 1
                      ? "1 time was"
                      : conversions.rounded() + " times were"));
    }
    return new SeedResult(plan.shown(), tables, counters.moved(), notes);
  }

  private String environment() {
    MigrationOptions options = project.migrationOptions().build();
    return options.environment();
  }

  /** Without revisions the catalog alone tells which sequence counts for which column. */
  private List<IdGenerator> generators(List<String> notes) {
    try {
      return project.idGenerators();
    } catch (AutogenException e) {
      notes.add(
          "Sequences were moved on by what the database knows of them, for the revisions cannot be read: "
              + e.getMessage());
      return List.of();
    }
  }
}
