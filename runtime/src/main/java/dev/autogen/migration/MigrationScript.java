package dev.autogen.migration;

import dev.autogen.migration.PlannedStep.Unit;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Ensure;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * SQL for somebody else to run: the statements of revisions with the bookkeeping that the migrator
 * would do. It begins by making sure that the database is where the script starts.
 */
final class MigrationScript {

  private final MigrationOptions options;
  private final OwnTables tables;
  private final KnownRevisions known;
  private final StringBuilder text = new StringBuilder();

  MigrationScript(KnownRevisions known, MigrationOptions options) {
    this.known = known;
    this.options = options;
    this.tables = new OwnTables(options.schema());
  }

  /** Begins the script for a database without autogen's tables. */
  void createTables() {
    begin();
    tables.creation().forEach(this::statement);
    commit();
  }

  /** Begins the script for a database at these heads. */
  void requireHeads(SortedSet<String> heads) {
    statement(
        """
        do $autogen$
        begin
          if (select coalesce(array_agg(version_num::text order by version_num collate "C"), '{}')
                from %s) <> %s then
            raise exception 'This script is for a database at %s';
          end if;
        end
        $autogen$"""
            .formatted(
                tables.version(),
                array(heads),
                heads.isEmpty() ? "base" : String.join(", ", heads).replace("'", "''")));
    text.append('\n');
  }

  void revision(PlannedRevision revision, SortedSet<String> before, SortedSet<String> after) {
    RevisionHeader header = revision.header();
    text.append(
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
        steps.get(i).units().forEach(unit -> unit(unit, revision));
        if (last) {
          record(revision, before, after);
        }
        commit();
      } else {
        steps.get(i).units().forEach(unit -> unit(unit, revision));
        if (last) {
          begin();
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
      text.append(
          "-- NOT KEPT: owner, privileges, comments and settings of what is created again: %s\n"
              .formatted(objects.replaceAll("\\s+", " ")));
    }
  }

  private void unit(Unit unit, PlannedRevision revision) {
    if (unit.operation() instanceof CallConnection) {
      text.append(
          "-- LEFT OUT: work that %s does on a connection (op.connection)\n"
              .formatted(revision.title()));
    } else if (unit.operation() instanceof Ensure) {
      options.renderer().render(unit.operation()).forEach(this::statement);
    } else {
      unit.statements().forEach(this::statement);
    }
  }

  /** Records that revisions were brought in or out without running them. */
  void stamp(Stamping stamping) {
    text.append(
        "-- stamp %s\n"
            .formatted(stamping.after().isEmpty() ? "base" : String.join(", ", stamping.after())));
    begin();
    move(stamping.before(), stamping.after());
    stamping
        .moved()
        .forEach(
            revision -> history(revision.header(), revision.direction(), revision.how(), "", 0));
    commit();
  }

  private void record(PlannedRevision revision, SortedSet<String> before, SortedSet<String> after) {
    move(before, after);
    history(
        revision.header(),
        revision.direction(),
        HistoryRecord.How.EXECUTED,
        revision.checksum(),
        revision.steps().size());
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
      int steps) {
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
    statement(
        """
        insert into %s
            (revision, parents, depends_on, direction, how, state, message, checksum, client, tool,
             steps, steps_done, statements_done, done_checksum, error)
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
    text.append('\n');
  }

  private void statement(String sql) {
    // A semicolon behind a comment would be part of it.
    String end = sql.lines().reduce((a, b) -> b).orElse("").contains("--") ? "\n;\n" : ";\n";
    text.append(sql).append(end);
  }

  private static String array(Collection<String> values) {
    return "array[%s]::text[]"
        .formatted(values.stream().map(StringLiteral::of).collect(Collectors.joining(", ")));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
