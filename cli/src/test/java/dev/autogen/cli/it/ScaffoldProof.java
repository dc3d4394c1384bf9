package dev.autogen.cli.it;

import dev.autogen.catalog.CatalogReader;
import dev.autogen.catalog.CatalogScope;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes entities of a database, compiles them, makes a second database of them by autogen and a
 * third by Hibernate, and compares all three: what differs is what {@code scaffold} said. So is
 * what {@code check} finds in the database itself.
 */
public final class ScaffoldProof {

  /** The package of the entities; the compiler of a scratch project looks there. */
  static final String PACKAGE = "com.example";

  private static final Pattern OBJECT = Pattern.compile("\"object\" : \"([^\"]+)\"");

  private final ScratchProject project;
  private final List<String> schemas;
  private final List<String> sentences;
  private final Schema wanted;
  private final Schema made;

  private ScaffoldProof(
      ScratchProject project,
      List<String> schemas,
      List<String> sentences,
      Schema wanted,
      Schema made) {
    this.project = project;
    this.schemas = schemas;
    this.sentences = sentences;
    this.wanted = wanted;
    this.made = made;
  }

  /**
   * Returns what is wrong, a line each.
   *
   * @param live the database
   * @param project an empty project whose database that is
   * @param prerequisites SQL of what entities use but do not create
   * @param schemas the schemas besides the default one
   * @param creation what made the database
   */
  public static List<String> faults(
      TestDatabase live,
      ScratchProject project,
      String prerequisites,
      List<String> schemas,
      Consumer<TestDatabase> creation) {
    List<String> before = IndependentCatalog.of(live);
    List<String> command = new ArrayList<>(List.of("scaffold", "--package", PACKAGE));
    schemas.forEach(schema -> command.addAll(List.of("--schema", schema)));
    CommandResult scaffold = project.run(command.toArray(String[]::new)).succeeds();
    List<String> faults =
        new ArrayList<>(IndependentCatalog.differences(before, IndependentCatalog.of(live)));
    project.compile();
    int major = live.serverVersion();
    try (TestDatabase byAutogen = TestDatabase.create(major);
        TestDatabase byHibernate = TestDatabase.create(major)) {
      execute(byAutogen, prerequisites);
      project.with("url", byAutogen.url());
      project.run("revision", "-m", "all").succeeds();
      project.run("upgrade", "head").succeeds();
      project.run("check").succeeds();
      ScaffoldProof proof =
          new ScaffoldProof(
              project,
              schemas,
              scaffold.err().lines().filter(line -> !line.startsWith("Database ")).toList(),
              schema(live, schemas),
              schema(byAutogen, schemas));
      faults.addAll(proof.unlisted());
      faults.addAll(proof.listedInVain());
      execute(byHibernate, prerequisites);
      proof.createByHibernate(byHibernate);
      faults.addAll(
          IndependentCatalog.differences(
              IndependentCatalog.of(byHibernate), IndependentCatalog.of(byAutogen)));
      proof.putInPlace(byAutogen, creation);
      faults.addAll(proof.unlistedDrift());
      return faults;
    }
  }

  private static void execute(TestDatabase database, String sql) {
    if (!sql.isEmpty()) {
      database.execute(sql);
    }
  }

  private void createByHibernate(TestDatabase database) {
    schemas.forEach(schema -> database.execute("create schema " + schema));
    Path classes = project.directory().resolve("target/classes");
    HibernateCreate.run(
        Distribution.hibernate(),
        List.of(classes),
        HibernateCreate.classNames(classes, PACKAGE),
        Map.of(),
        database.url());
  }

  private static Schema schema(TestDatabase database, List<String> schemas) {
    try (Connection connection = database.connect()) {
      return CatalogReader.read(connection, CatalogScope.currentSchema().withSchemas(schemas))
          .schema();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Differences that no sentence is about, nor about their table. */
  private List<String> unlisted() {
    return differences().stream()
        .filter(id -> sentences.stream().noneMatch(line -> isAbout(line, id)))
        .map(id -> id + ": " + wanted.find(id) + " became " + made.find(id))
        .toList();
  }

  /** Sentences without a difference; of prerequisites, and of what is not read, there is none. */
  private List<String> listedInVain() {
    Set<ObjectId> differences = differences();
    return sentences.stream()
        .filter(line -> !line.contains("is not created by entities"))
        .filter(line -> !line.contains("no class is written for it"))
        .filter(line -> !line.contains("is partitioned"))
        .filter(line -> !line.contains("autogen does not read"))
        .filter(line -> differences.stream().noneMatch(id -> isAbout(line, id)))
        .map(line -> "listed in vain: " + line)
        .toList();
  }

  /** Makes the database that the entities were written of in the place of theirs. */
  private void putInPlace(TestDatabase database, Consumer<TestDatabase> creation) {
    database.execute("create schema kept");
    database.execute(moved("public", "kept"));
    schemas.forEach(schema -> database.execute("drop schema " + schema + " cascade"));
    database.execute("drop schema public cascade; create schema public");
    creation.accept(database);
    database.execute(moved("kept", "public") + "; drop schema kept");
  }

  /** SQL that moves autogen's own tables to another schema. */
  private static String moved(String from, String to) {
    return """
        do $$ declare own text; begin
          for own in select tablename from pg_tables
            where schemaname = '%1$s' and tablename like 'autogen\\_%%' loop
            execute format('alter table %1$s.%%I set schema %2$s', own);
          end loop;
        end $$"""
        .formatted(from, to);
  }

  /** What {@code check} says of the database that the entities were written of. */
  private List<String> unlistedDrift() {
    CommandResult check = project.run("check", "--json");
    List<String> faults = new ArrayList<>();
    if (check.exitCode() != 0 && check.exitCode() != 3) {
      faults.add("check: " + check.err());
    }
    String drift = check.out().replaceFirst("(?s)\"unmodelled\".*", "");
    Matcher objects = OBJECT.matcher(drift);
    while (objects.find()) {
      String id = objects.group(1);
      if (sentences.stream().noneMatch(line -> isAbout(line, id))) {
        faults.add("drift: " + id);
      }
    }
    return faults;
  }

  private static boolean isAbout(String line, String id) {
    boolean isKey = id.startsWith("primary key ");
    return Stream.of(" ", ":", ";").anyMatch(next -> line.startsWith(id + next))
        || isKey && line.startsWith(id.substring(0, id.indexOf('.') + 1));
  }

  private static boolean isAbout(String line, ObjectId id) {
    return isAbout(line, id.toString())
        || id.kind().isTableElement()
            && line.contains("no class is written for it")
            && isAbout(line, ObjectId.table(id.tableName()).toString());
  }

  private Set<ObjectId> differences() {
    Set<ObjectId> ids = new TreeSet<>();
    for (SchemaObject object : wanted.objects()) {
      boolean isThere =
          made.find(object.id())
              .filter(other -> SchemaEquivalence.equivalent(object, other))
              .isPresent();
      if (!isThere) {
        ids.add(object.id());
      }
    }
    made.objects().stream()
        .map(SchemaObject::id)
        .filter(id -> !wanted.contains(id))
        .forEach(ids::add);
    return ids;
  }
}
