package dev.autogen.cli.cases;

import dev.autogen.cli.it.CommandResult;
import dev.autogen.cli.it.ScratchProject;
import dev.autogen.migration.MigrationListener;
import dev.autogen.operation.Operation;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes one change through all that a user does with it, on a real database, by the commands:
 * {@code revision}, {@code upgrade}, {@code revision} again, {@code check}, {@code downgrade}; and
 * compares the catalog with what the model's author gets without autogen.
 */
public final class RoundTrip {

  private static final String FIRST = "a0";
  private static final String SECOND = "b0";

  private final ModelChange change;
  private final int major;
  private final List<String> faults = new ArrayList<>();
  private final TestDatabase database;

  /** The database that the author of the model after makes without autogen. */
  private final TestDatabase author;

  private final ScratchProject project;
  private final Map<SchemaModel, TargetMetadata> scanned = new HashMap<>();

  private RoundTrip(
      ModelChange change,
      int major,
      TestDatabase database,
      TestDatabase author,
      ScratchProject project) {
    this.change = change;
    this.major = major;
    this.database = database;
    this.author = author;
    this.project = project;
  }

  /** A command did not do what it should; nothing after it makes sense. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped(String message) {
      super(message);
    }
  }

  /** Runs a change on a server of that major version. */
  public static Outcome run(ModelChange change, int major) {
    try (TestDatabase database = TestDatabase.create(major);
        TestDatabase author = TestDatabase.create(major);
        ScratchProject project = ScratchProject.on(database).with("environment", "development")) {
      return new RoundTrip(change, major, database, author, project).run();
    }
  }

  private Outcome run() {
    List<String> operations = new ArrayList<>();
    String source = "";
    boolean hadRows = false;
    try {
      List<String> afterByHand = prepare();
      List<String> before = IndependentCatalog.of(database);
      TableValues values = TableValues.of(database);
      hadRows = !values.isEmpty();
      LaggingSequences lagging = LaggingSequences.of(database);

      String start = project.revisionClasses().isEmpty() ? "base" : FIRST;
      use(change.after());
      change.configuration().forEach(project::with);
      requireRepeatableAndHarmless(before, values);
      if (!change.questions().isEmpty()) {
        requireQuestion();
        if (change.flags().isEmpty()) {
          return new Outcome(List.of("question"), source, hadRows, faults);
        }
      }
      CommandResult written = write(change.flags());
      boolean changed = !written.out().isBlank();
      if (changed) {
        source = project.read(written.out().lines().findFirst().orElseThrow());
        operations.addAll(
            OperationWords.of(
                operations(SECOND),
                metadata(change.before()).schema(),
                metadata(change.after()).schema()));
        if (!change.refusals().isEmpty()) {
          requireRefusal();
          compare("after the refusal", before, IndependentCatalog.of(database));
          faults.addAll(values.otherIn(TableValues.of(database), column -> false));
          return new Outcome(operations, source, hadRows, faults);
        }
        must("upgrade", "head", "--accept-loss");
      }
      List<String> wanted = expected(afterByHand);
      compare("after upgrade", wanted, IndependentCatalog.of(database));
      faults.addAll(values.missingIn(TableValues.of(database), this::mayGo));
      faults.addAll(lagging.newIn(LaggingSequences.of(database)));
      requireNothingLeft();
      if (changed) {
        must("downgrade", start, "--accept-loss");
        compare("after downgrade", before, IndependentCatalog.of(database));
        faults.addAll(values.otherIn(TableValues.of(database), this::mayGo));
        faults.addAll(lagging.newIn(LaggingSequences.of(database)));
      }
      requireSilenceOnOracle();
    } catch (Stopped e) {
      faults.add(e.getMessage());
    } catch (RuntimeException | AssertionError e) {
      faults.add("crash: " + e);
    }
    return new Outcome(operations, source, hadRows, faults);
  }

  /** Makes the database of the model before; returns the facts that were then added by hand. */
  private List<String> prepare() {
    use(change.before());
    must("revision", "-m", "before", "--rev-id", FIRST);
    if (!project.revisionClasses().isEmpty()) {
      must("upgrade", "head");
    }
    try (TestDatabase oracle = TestDatabase.create(major)) {
      change.before().createIn(oracle);
      compare("before", IndependentCatalog.of(oracle), IndependentCatalog.of(database));
    }
    if (!change.rows().isBlank()) {
      database.execute(change.rows());
    }
    if (change.database().isBlank()) {
      return List.of();
    }
    Set<String> byHand = new LinkedHashSet<>(IndependentCatalog.of(database));
    List<String> plain = List.copyOf(byHand);
    database.execute(change.database());
    byHand = new LinkedHashSet<>(IndependentCatalog.of(database));
    byHand.removeAll(plain);
    return List.copyOf(byHand);
  }

  private void use(SchemaModel model) {
    project.write("model.txt", metadata(model).print());
    project.with("model", "model.txt");
    model.settings().forEach(project::with);
  }

  private TargetMetadata metadata(SchemaModel model) {
    return scanned.computeIfAbsent(model, any -> any.metadata(major));
  }

  /** The same input gives the same text; and reading moves and changes nothing. */
  private void requireRepeatableAndHarmless(List<String> facts, TableValues values) {
    CommandResult once = diff();
    CommandResult again = diff();
    if (!once.out().equals(again.out())) {
      faults.add("two runs differ:\n%s\n%s".formatted(once.out(), again.out()));
    }
    project.run("check", "--only", "model,drift");
    compare("by reading", facts, IndependentCatalog.of(database));
    if (!values.equals(TableValues.of(database))) {
      faults.add("reading changed rows or sequences");
    }
  }

  private CommandResult diff() {
    return project.run(
        Stream.concat(Stream.of("diff", "--allow-mass-drop"), change.flags().stream())
            .toArray(String[]::new));
  }

  private CommandResult write(List<String> flags) {
    return must(revision(flags));
  }

  private static String[] revision(List<String> flags) {
    return Stream.concat(
            Stream.of("revision", "-m", "after", "--rev-id", SECOND, "--allow-mass-drop"),
            flags.stream())
        .toArray(String[]::new);
  }

  private void requireQuestion() {
    CommandResult asked = project.run(revision(List.of()));
    requireParts(asked, "revision", 4, change.questions());
  }

  private void requireRefusal() {
    CommandResult refused = project.run("upgrade", "head", "--accept-loss");
    requireParts(refused, "upgrade", 1, change.refusals());
  }

  private void requireParts(
      CommandResult result, String command, int exitCode, List<String> parts) {
    if (result.exitCode() != exitCode) {
      throw new Stopped(
          "%s: exit %d instead of %d, %s%s"
              .formatted(
                  command, result.exitCode(), exitCode, result.out(), result.message().strip()));
    }
    parts.stream()
        .filter(part -> !result.err().contains(part))
        .forEach(
            part ->
                faults.add(
                    "%s does not say '%s', but %s".formatted(command, part, result.message())));
  }

  private CommandResult must(String... arguments) {
    CommandResult result = project.run(arguments);
    if (result.exitCode() != 0) {
      throw new Stopped(
          "%s: exit %d, %s".formatted(arguments[0], result.exitCode(), result.message().strip()));
    }
    return result;
  }

  private List<Operation> operations(String id) {
    return project.inEngine(p -> p.revisions().revisions().get(id).upgradeOperations());
  }

  /** What the author of the model gets on an empty database, and what was there by hand. */
  private List<String> expected(List<String> byHand) {
    change.after().createIn(author);
    if (change.wanted() == change.after()) {
      Set<String> facts = new LinkedHashSet<>(IndependentCatalog.of(author));
      facts.addAll(byHand);
      return facts.stream().sorted().toList();
    }
    try (TestDatabase oracle = TestDatabase.create(major)) {
      change.wanted().createIn(oracle);
      return IndependentCatalog.of(oracle);
    }
  }

  private void requireNothingLeft() {
    CommandResult again = must("revision", "-m", "again", "--rev-id", "c0");
    if (!again.out().isBlank()) {
      throw new Stopped("a second revision is not empty: " + again.err());
    }
    if (change.database().isBlank()) {
      CommandResult check = project.run("check");
      if (check.exitCode() != 0) {
        faults.add("check after upgrade: exit %d, %s".formatted(check.exitCode(), check.out()));
      }
    }
  }

  /** Right after the author's own creation there is nothing to do and no drift. */
  private void requireSilenceOnOracle() {
    if (project.revisionClasses().isEmpty()) {
      return;
    }
    project.with("url", author.url());
    project.inEngine(
        p ->
            p.migrator(p.migrationOptions().build(), MigrationListener.NONE)
                .stamp(List.of("head"), false));
    CommandResult check = project.run("check");
    if (check.exitCode() != 0) {
      faults.add(
          "check on the author's database: exit %d, %s%s"
              .formatted(check.exitCode(), check.out(), check.message()));
    }
    CommandResult revision = project.run("revision", "-m", "none", "--rev-id", "d0");
    if (revision.exitCode() != 0 || !revision.out().isBlank()) {
      faults.add("revision on the author's database: " + revision.message());
    }
  }

  private void compare(String when, List<String> wanted, List<String> actual) {
    IndependentCatalog.differences(wanted, actual).forEach(line -> faults.add(when + ": " + line));
  }

  private boolean mayGo(String tableOrColumn) {
    return change.losses().contains(tableOrColumn);
  }
}
