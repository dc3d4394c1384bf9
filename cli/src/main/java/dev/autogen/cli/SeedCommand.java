package dev.autogen.cli;

import dev.autogen.engine.Project;
import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.seed.EpochUnit;
import dev.autogen.engine.seed.Seed;
import dev.autogen.engine.seed.SeedListener;
import dev.autogen.engine.seed.SeedPlan;
import dev.autogen.engine.seed.SeedRequest;
import dev.autogen.engine.seed.SeedResult;
import dev.autogen.engine.seed.SourceAddress;
import dev.autogen.revision.AutogenException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen seed}. */
@Command(
    name = "seed",
    description = {
      "Copy the tables of another database into this one.",
      "",
      "Any database with a JDBC driver on --classpath, such as SQLite or H2; that of PostgreSQL is",
      "there. Tables and columns are matched by name. All rows are copied in one transaction, or",
      "none if one of them does not fit; the other database is only read."
    },
    sortOptions = false)
final class SeedCommand extends ProjectCommand {

  private static final String ANY = "*";

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "The database to copy: jdbc:sqlite:old.db, jdbc:h2:./old, jdbc:postgresql://host/old; or"
              + " the key from.")
  String from;

  @Option(
      names = "--from-username",
      paramLabel = "USER",
      description = "Who connects there; or the key from-username.")
  String fromUsername;

  @Option(
      names = "--from-password",
      description = "Ask for the password there. Without a terminal, set AUTOGEN_FROM_PASSWORD.")
  boolean askFromPassword;

  @Option(
      names = "--from-schema",
      paramLabel = "NAME",
      description = "The schema there; default: the one that a connection is in.")
  String fromSchema = "";

  @Option(
      names = "--from-time-zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Where times without a zone are, such as Europe/Berlin; default: UTC.")
  String fromTimeZone;

  @Option(
      names = "--from-epoch",
      paramLabel = "UNIT",
      description =
          "In which unit numbers count the time since 1970: seconds, millis or micros; default: as"
              + " the largest of a column says.")
  String fromEpoch;

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "NAME",
      description = "Only these tables, such as posts,'app_*'; default: all.")
  List<String> tables = List.of();

  @Option(names = "--exclude", split = ",", paramLabel = "NAME", description = "Not these tables.")
  List<String> exclude = List.of();

  @Option(names = "--append", description = "Keep rows that are there already.")
  boolean append;

  @Option(names = "--truncate", description = "Delete rows that are there already.")
  boolean truncate;

  @Option(
      names = "--accept-loss",
      paramLabel = "TABLE",
      arity = "0..1",
      fallbackValue = ANY,
      description =
          "With --truncate, accept the loss of a table's rows; without a name, of any, where "
              + "environment=development.")
  List<String> acceptLoss = List.of();

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "" + SeedRequest.USUAL_BATCH,
      description = "How many rows to read and send at a time; default: ${DEFAULT-VALUE}.")
  int batch;

  @Option(names = "--dry-run", description = "Read only, and print what would be copied.")
  boolean dryRun;

  /** A database can be filled where there are no revisions. */
  @Override
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!autogen().askPassword && autogen().configuration().get("revisions").isEmpty()) {
      settings.put("revisions", "src/main/java");
    }
    return settings;
  }

  @Override
  Optional<String> oneDatabaseOnly() {
    return Optional.of("'seed' fills one database at a time.");
  }

  @Override
  int run(Project project) {
    SeedRequest request = request(project.configuration());
    if (dryRun) {
      SeedPlan plan = new Seed(project, SeedListener.NONE).plan(request);
      show(plan);
      return DONE;
    }
    SeedResult result = new Seed(project, new SeedProgress(autogen())).run(request);
    show(result);
    return DONE;
  }

  private SeedRequest request(Configuration configuration) {
    if (append && truncate) {
      throw AutogenException.usage("Give --append or --truncate, not both.");
    }
    if (!acceptLoss.isEmpty() && !truncate) {
      throw AutogenException.usage("--accept-loss goes with --truncate.");
    }
    if (batch < 1) {
      throw AutogenException.usage(
          "--batch takes a number of rows, 1 or more, but %d is given.".formatted(batch));
    }
    SeedRequest request =
        SeedRequest.from(address(configuration))
            .withSchema(fromSchema)
            .withTables(tables, exclude)
            .withBatch(batch)
            .withTimes(zone(), epoch());
    Set<String> accepted = new LinkedHashSet<>(acceptLoss);
    boolean any = accepted.remove(ANY);
    return append ? request.appending() : truncate ? request.truncating(accepted, any) : request;
  }

  private SourceAddress address(Configuration configuration) {
    String url =
        Optional.ofNullable(from)
            .or(() -> configuration.get("from"))
            .orElseThrow(
                () ->
                    AutogenException.usage(
                        "Name the database to copy, as in --from jdbc:sqlite:old.db."));
    String user =
        Optional.ofNullable(fromUsername).or(() -> configuration.get("from-username")).orElse("");
    return SourceAddress.of(url, user, password(configuration));
  }

  private String password(Configuration configuration) {
    if (!askFromPassword) {
      return configuration.get("from-password").orElse("");
    }
    if (!terminal().interactive()) {
      throw AutogenException.usage(
          "There is no terminal to ask for a password. Set AUTOGEN_FROM_PASSWORD instead.");
    }
    return terminal().passwordReader().apply("Password of the source:").orElse("");
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(fromTimeZone);
    } catch (DateTimeException e) {
      throw AutogenException.usage(
          "--from-time-zone takes a zone such as Europe/Berlin or +02:00, but '%s' is given."
              .formatted(fromTimeZone));
    }
  }

  private Optional<EpochUnit> epoch() {
    if (fromEpoch == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(EpochUnit.valueOf(fromEpoch.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(
          "--from-epoch takes seconds, millis or micros, but '%s' is given.".formatted(fromEpoch));
    }
  }

  private void show(SeedPlan plan) {
    if (autogen().json) {
      Json.print(out(), SeedView.json(plan));
      return;
    }
    SeedView.lines(plan).forEach(out()::println);
    SeedView.remarks(plan).forEach(this::say);
  }

  private void show(SeedResult result) {
    if (autogen().json) {
      Json.print(out(), SeedView.json(result));
      return;
    }
    SeedView.lines(result).forEach(out()::println);
    SeedView.remarks(result).forEach(this::say);
  }
}
