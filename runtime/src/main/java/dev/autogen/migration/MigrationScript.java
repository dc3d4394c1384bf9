package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Operation;
import dev.autogen.operation.SetTimeout;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.StringLiteral;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL for somebody else to run: the statements of revisions with the bookkeeping that the migrator
 * would do. It begins by making sure that the database is where the script starts.
 */
final class MigrationScript {

  private static final String HOW_TO_RUN =
      "-- Run it so that it ends at the first error: psql -v ON_ERROR_STOP=1 -f FILE\n";

  private final MigrationOptions options;
  private final OwnTables tables;
  private final KnownRevisions known;
  private final Consumer<String> text;

  /**
   * @param text takes the script, part by part
   */
  MigrationScript(KnownRevisions known, MigrationOptions options, Consumer<String> text) {
    this.text = text;
    this.known = known;
    this.options = options;
    this.tables = new OwnTables(options.schema());
  }

  /**
   * Sets the session as a run does, see {@link SessionSettings}. What the search path was is kept
   * in a parameter of the session's own.
   */
  private void start() {
    text.accept(HOW_TO_RUN);
    statement("set time zone '%s'".formatted(SessionSettings.UTC));
    if (!options.schema().isEmpty()) {
      perform(
          "set_config('autogen.search_path', current_setting('search_path'), false)", searchPath());
    }
    text.accept("\n");
  }

  private String searchPath() {
    return "set_config('search_path', concat_ws(', ', %s, nullif(current_setting('autogen.search_path'), '')), false)"
        .formatted(StringLiteral.of(SqlIdentifier.quote(options.schema())));
  }

  /** Sets the session again, in which a revision's own SQL may have set something else. */
  private void setAgain(PlannedStep step) {
    List<Operation> printed =
        step.operations().stream().filter(one -> !(one instanceof CallConnection)).toList();
    if (SessionSettings.mayChange(printed)) {
      statement("set time zone '%s'".formatted(SessionSettings.UTC));
      if (options.schema().isEmpty()) {
        statement("reset search_path");
      } else {
        perform(searchPath());
      }
    }
  }

  /** Leaves the session as it was. */
  void end() {
    if (!options.schema().isEmpty()) {
      perform("set_config('search_path', current_setting('autogen.search_path'), false)");
    }
    statement("reset time zone");
  }

  /** Calls functions without showing what they return. */
  private void perform(String... calls) {
    statement(
        Stream.of(calls)
            .map(call -> "  perform pg_catalog." + call + ";\n")
            .collect(Collectors.joining("", "do $autogen$\nbegin\n", "end\n$autogen$")));
  }

  /** Begins the script for a database at base, which may not have autogen's tables yet. */
  void createTables() {
    start();
    begin();
    if (!options.schema().isEmpty()) {
      statement(
          """
          do $autogen$
          begin
            if not exists (select from pg_catalog.pg_namespace where nspname = %s) then
              create schema %s;
            end if;
          end
          $autogen$"""
              .formatted(
                  StringLiteral.of(options.schema()), SqlIdentifier.quote(options.schema())));
    }
    tables.creationIfMissing().forEach(this::statement);
    check(List.of(), tables.completion());
    commit();
  }

  /** Begins the script for a database at these heads. */
  void requireHeads(SortedSet<String> heads) {
    start();
    check(heads, tables.completion());
    text.accept("\n");
  }

  /**
   * Makes sure that the database is where this part of the script starts. Each transaction does:
   * psql goes on after an error unless it is told not to.
   */
  private void check(Collection<String> heads, List<String> more) {
    statement(
        """
        do $autogen$
        begin
          if (select coalesce(array_agg(version_num::text order by version_num collate "C"), '{}')
                from %s) <> %s then
            raise exception 'This script is for a database at %s';
          end if;
        %send
        $autogen$"""
            .formatted(
                tables.version(),
                array(heads),
                heads.isEmpty() ? "base" : String.join(", ", heads).replace("'", "''"),
                String.join("\n", more).indent(2)));
  }

  void revision(PlannedRevision revision, SortedSet<String> before, SortedSet<String> after) {
    RevisionHeader header = revision.header();
    text.accept(
        "-- %s %s: %s\n"
            .formatted(
                revision.direction().word(),
                revision.title(),
                header.message().lines().collect(Collectors.joining(" "))));
    List<PlannedStep> steps = revision.steps();
    for (int i = 0; i < steps.size(); i++) {
      boolean last = i + 1 == steps.size();
      warnOfRecreated(steps.get(i));
      if (steps.get(i).transactional()) {
        begin();
        check(before, List.of());
        steps.get(i).units().forEach(unit -> unit(unit, revision));
        setAgain(steps.get(i));
        if (last) {
          record(revision, before, after);
        }
        commit();
      } else {
        steps.get(i).units().forEach(unit -> unit(unit, revision));
        resetTimeouts(steps.get(i));
        setAgain(steps.get(i));
        if (last) {
          begin();
          check(before, List.of());
          record(revision, before, after);
          commit();
        }
      }
    }
  }

  /** What hangs on objects belongs to one database, so a script cannot know it. */
  private void warnOfRecreated(PlannedStep step) {
    String objects =
        Recreations.of(step.operations()).stream()
            .filter(recreated -> !recreated.inPlace())
            .map(recreated -> recreated.object().toString())
            .collect(Collectors.joining(", "));
    if (!objects.isEmpty()) {
      text.accept(
          "-- NOT KEPT: owner, privileges, comments and settings of what is created again: %s\n"
              .formatted(objects.replaceAll("\\s+", " ")));
    }
  }

  private void unit(Unit unit, PlannedRevision revision) {
    if (unit.operation() instanceof CallConnection) {
      text.accept(
          "-- LEFT OUT: work that %s does on a connection (op.connection)\n"
              .formatted(revision.title()));
    } else if (unit.operation() instanceof InsertFile insert) {
      inserts(insert);
    } else if (unit.operation() instanceof Ensure) {
      options.renderer().render(unit.operation()).forEach(this::statement);
    } else {
      unit.statements().forEach(this::statement);
    }
  }

  private void inserts(InsertFile insert) {
    text.accept("-- The rows of %s\n".formatted(insert.file().name().replaceAll("\\s", " ")));
    try {
      options.renderer().rows(insert).inserts(this::statement);
    } catch (IOException e) {
      throw AutogenException.failed("%s cannot be read: %s.".formatted(insert.file().name(), e), e);
    }
  }

  /** A script leaves the session as it was. */
  private void resetTimeouts(PlannedStep step) {
    step.units().stream()
        .map(Unit::operation)
        .filter(SetTimeout.class::isInstance)
        .map(operation -> ((SetTimeout) operation).kind().parameter())
        .distinct()
        .forEach(parameter -> statement("reset " + parameter));
  }

  /** Records that revisions were brought in or out without running them. */
  void stamp(Stamping stamping) {
    text.accept(
        "-- stamp %s\n"
            .formatted(stamping.after().isEmpty() ? "base" : String.join(", ", stamping.after())));
    begin();
    check(stamping.before(), List.of());
    move(stamping.before(), stamping.after());
    stamping
        .moved()
        .forEach(
            revision ->
                history(
                    revision.header(),
                    revision.direction(),
                    revision.how(),
                    "",
                    0,
                    Optional.empty()));
    commit();
  }

  private void record(PlannedRevision revision, SortedSet<String> before, SortedSet<String> after) {
    move(before, after);
    history(
        revision.header(),
        revision.direction(),
        HistoryRecord.How.EXECUTED,
        revision.checksum(),
        revision.steps().size(),
        new HistoryTable(tables, known, options).downgrade(revision));
  }

  private void move(SortedSet<String> before, SortedSet<String> after) {
    for (String gone : minus(before, after)) {
      statement(
          "delete from %s where version_num = %s"
              .formatted(tables.version(), StringLiteral.of(gone)));
    }
    for (String added : minus(after, before)) {
      statement(
          "insert into %s (version_num) values (%s)"
              .formatted(tables.version(), StringLiteral.of(added)));
    }
  }

  private void history(
      RevisionHeader header,
      Direction direction,
      HistoryRecord.How how,
      String checksum,
      int steps,
      Optional<String> downgrade) {
    List<String> values = new ArrayList<>();
    values.add(StringLiteral.of(header.id()));
    values.add(array(header.revises()));
    values.add(array(known.withResolvedDependencies(header).dependsOn()));
    values.add(StringLiteral.of(direction.word()));
    values.add(StringLiteral.of(how.word()));
    values.add(StringLiteral.of(HistoryRecord.State.DONE.word()));
    values.add(StringLiteral.of(header.message()));
    values.add(StringLiteral.of(checksum));
    values.add(StringLiteral.of("script"));
    values.add(StringLiteral.of(options.tool()));
    values.add(Integer.toString(steps));
    values.add(Integer.toString(steps));
    values.add("0");
    values.add("''");
    values.add("''");
    values.add(downgrade.map(StringLiteral::of).orElse("null"));
    statement(
        """
        insert into %s
            (revision, parents, depends_on, direction, how, state, message, checksum, client, tool,
             steps, steps_done, statements_done, done_checksum, error, downgrade)
        values (%s)"""
            .formatted(tables.history(), String.join(", ", values)));
  }

  private static SortedSet<String> minus(Collection<String> from, Collection<String> without) {
    SortedSet<String> rest = new TreeSet<>(from);
    rest.removeAll(without);
    return rest;
  }

  private void begin() {
    statement("begin");
    if (!options.lockTimeout().isZero()) {
      statement("set local lock_timeout = '%dms'".formatted(options.lockTimeout().toMillis()));
    }
  }

  private void commit() {
    statement("commit");
    text.accept("\n");
  }

  private void statement(String sql) {
    // A semicolon behind a comment would be part of it.
    String end = sql.lines().reduce((a, b) -> b).orElse("").contains("--") ? "\n;\n" : ";\n";
    text.accept(sql + end);
  }

  private static String array(Collection<String> values) {
    return "array[%s]::text[]"
        .formatted(values.stream().map(StringLiteral::of).collect(Collectors.joining(", ")));
  }
}
