package dev.autogen.cli.it;

import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The migrations that DSpace brings for its database, in the order in which Flyway runs them: SQL
 * files in its jar, and what its migrations that are Java classes execute. Those need the running
 * application, so what they do is said here: the SQL files of the jar that they run, or the
 * statements that they put together.
 */
final class DspaceMigrations {

  private static final String SQL = "org/dspace/storage/rdbms/sqlmigration/";
  private static final String WORKFLOW = "org/dspace/storage/rdbms/xmlworkflow/postgres/";

  /** {@code V7.0_2019.05.02__what_it_does.sql}; an underscore is as good as a dot. */
  private static final Pattern FILE = Pattern.compile("V([0-9._]+)__.*\\.sql");

  /** The files that Java migrations run on a database that is made anew, by their version. */
  private static final Map<String, List<String>> FILES =
      Map.of(
          "5.0.2014.11.04",
          List.of(
              WORKFLOW + "xml_workflow_migration.sql", WORKFLOW + "data_workflow_migration.sql"),
          "6.0.2015.08.31",
          List.of(
              SQL
                  + "workflow/postgres/xmlworkflow/V6.0_2015.08.11__DS-2701_Xml_Workflow_Migration.sql"),
          "7.0.2018.04.03",
          List.of(
              SQL + "workflow/postgres/xmlworkflow/V7.0_2018.04.03__upgrade_workflow_policy.sql"));

  /** The statements of Java migrations, by their version. */
  private static final Map<String, String> STATEMENTS =
      Map.of(
          "1.3.9",
          drop("community", "community_name_key"),
          "1.5.9",
          drop("community2collection", "community2collection_pkey")
              + drop("community2community", "community2community_pkey")
              + drop("collection2item", "collection2item_pkey"),
          "5.0.2014.09.25",
          drop("metadatavalue", "metadatavalue_item_id_fkey"),
          "6.0.2015.03.06",
          Stream.of(
                  "eperson",
                  "epersongroup",
                  "community",
                  "collection",
                  "item",
                  "bundle",
                  "bitstream")
              .map(table -> drop(table, table + "_pkey"))
              .reduce("", String::concat),
          "6.0.2016.01.26",
          """
          drop table if exists communities2item cascade;
          drop sequence if exists communities2item_seq;
          drop table if exists community_item_count cascade;
          drop table if exists collection_item_count cascade;
          """);

  /** Where DSpace has Flyway write what it ran. */
  private static final String HISTORY =
      """
      create table schema_version (
        installed_rank integer not null constraint schema_version_pk primary key,
        version varchar(50), description varchar(200) not null, type varchar(20) not null,
        script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,
        installed_on timestamp not null default now(), execution_time integer not null,
        success boolean not null);
      create index schema_version_s_idx on schema_version (success);
      """;

  private DspaceMigrations() {}

  private static String drop(String table, String constraint) {
    return "alter table %s drop constraint %s cascade;%n".formatted(table, constraint);
  }

  /**
   * Runs all of them on an empty database.
   *
   * @param jar the jar of dspace-api
   */
  static void run(Path jar, TestDatabase database) {
    Map<String, String> scripts =
        new TreeMap<>(Comparator.comparing(DspaceMigrations::parts, Arrays::compare));
    scripts.putAll(STATEMENTS);
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      for (Map.Entry<String, List<String>> entry : FILES.entrySet()) {
        StringBuilder script = new StringBuilder();
        for (String file : entry.getValue()) {
          script.append(Files.readString(files.getPath(file))).append('\n');
        }
        scripts.put(entry.getKey(), script.toString());
      }
      try (Stream<Path> places = Files.list(files.getPath(SQL, "postgres"))) {
        for (Path place : places.toList()) {
          Matcher name = FILE.matcher(place.getFileName().toString());
          if (name.matches()) {
            scripts.put(
                name.group(1).replace('_', '.'),
                new String(Files.readAllBytes(place), StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    scripts.values().forEach(database::execute);
    database.execute(HISTORY);
    int rank = 0;
    for (String version : scripts.keySet()) {
      rank++;
      database.execute(
          "insert into schema_version values (%d, '%s', 'x', 'SQL', 'x', 0, user, now(), 1, true)"
              .formatted(rank, version));
    }
  }

  private static int[] parts(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }
}
