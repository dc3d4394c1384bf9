package dev.autogen.engine;

import dev.autogen.diff.Made;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ExecuteUpdate;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationTarget;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Step;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionSet;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlScript;
import dev.autogen.schema.SqlToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replays revisions without a database. Raw SQL in them is not understood: what builds on it is
 * left out, and what it mentions may be its work.
 */
final class RevisionReplay {

  /** One statement that makes no object: it writes rows, checks them, or sets a sequence. */
  private static final Pattern MOVES_DATA =
      Pattern.compile(
          "(?i)\\s*(insert|update|delete|set\\s+constraints|select\\s+(pg_catalog\\.)?setval)\\b[^;]*;?\\s*");

  /** A statement that makes something which is no table and no part of one. */
  private static final Pattern MAKES_ANOTHER_KIND =
      Pattern.compile(
          "(?is)\\s*create\\s+(or\\s+replace\\s+)?(materialized\\s+view|view|function|procedure"
              + "|aggregate|trigger|constraint\\s+trigger|extension|domain|cast)\\b.*");

  /** What makes a partition, which is not read, may add to that. */
  private static final Pattern MAKES_A_PARTITION =
      Pattern.compile("(?is)\\s*create\\s+table\\s+(\"[^\"]*\"|[^\\s\"])+\\s+partition\\s+of\\b.*");

  private final Map<String, List<Operation>> revisions = new LinkedHashMap<>();
  private final Set<String> namesNotGiven = new HashSet<>();
  private final Set<String> namesInSql = new HashSet<>();
  private final boolean strict;
  private boolean callsCode;
  private boolean isWhole = true;

  /**
   * @param strict whether operations must be possible after those before them; else one that is not
   *     has been written for a database that has more than is known here
   */
  private RevisionReplay(boolean strict) {
    this.strict = strict;
  }

  /**
   * Returns what revisions make.
   *
   * @param heads ids; what they revise is included
   * @param stamped the ids of those that were only recorded in the database
   */
  static Made of(Project project, Collection<String> heads, Set<String> stamped) {
    RevisionGraph graph = project.revisions().graph();
    RevisionSet set = project.revisions().revisions();
    Set<String> included = graph.ancestors(heads);
    RevisionReplay replay = new RevisionReplay(false);
    for (RevisionHeader header : graph.sorted()) {
      if (included.contains(header.id())) {
        replay.revisions.put(
            header.id(), set.get(header.id()).upgradeOperations(project.context()));
      }
    }
    return replay.run(stamped, replay.bystanders());
  }

  /**
   * Returns what revisions make in another order than that of their graph.
   *
   * @param inOrder their operations, in the order in which they run
   * @param bystanders the tables that no revision at all makes
   * @throws IllegalStateException if one cannot run after those before it; the message names the
   *     object and the reason
   */
  static Made of(Map<String, List<Operation>> inOrder, Schema bystanders) {
    RevisionReplay replay = new RevisionReplay(true);
    replay.revisions.putAll(inOrder);
    return replay.run(Set.of(), bystanders);
  }

  /** Returns what baselines make; empty if there are none. */
  static Schema ofBaselines(Project project, Collection<String> heads) {
    RevisionGraph graph = project.revisions().graph();
    Set<String> included = graph.ancestors(heads);
    List<String> baselines =
        graph.sorted().stream()
            .filter(header -> header.baseline() && included.contains(header.id()))
            .map(RevisionHeader::id)
            .toList();
    return baselines.isEmpty() ? Schema.EMPTY : of(project, baselines, Set.of()).schema();
  }

  private Schema bystanders() {
    return Bystanders.of(revisions.values().stream().flatMap(List::stream).toList());
  }

  private Made run(Set<String> stamped, Schema bystanders) {
    Schema schema = bystanders;
    for (Map.Entry<String, List<Operation>> revision : revisions.entrySet()) {
      Schema after = apply(revision.getValue(), schema);
      if (stamped.contains(revision.getKey())) {
        rememberNames(schema, after);
      }
      schema = after;
    }
    return new Made(
        Bystanders.removed(bystanders, schema),
        isWhole,
        name -> !namesNotGiven.contains(name),
        name -> callsCode || namesInSql.contains(name));
  }

  private Schema apply(List<Operation> operations, Schema before) {
    operations.forEach(this::read);
    if (isWhole) {
      try {
        return Replay.apply(withoutAdoptions(operations, before), before);
      } catch (IllegalStateException refused) {
        if (strict) {
          throw refused;
        }
        isWhole = false;
      }
    }
    Schema schema = before;
    for (Operation operation : flattened(operations)) {
      schema = applyIfPossible(operation, schema);
    }
    return schema;
  }

  /** What somebody made by hand is renamed and then ensured; here it is only ensured. */
  private static List<Operation> withoutAdoptions(List<Operation> operations, Schema before) {
    Set<ObjectId> ensured =
        flattened(operations).stream()
            .filter(Ensure.class::isInstance)
            .map(operation -> created(((Ensure) operation).operation()))
            .collect(Collectors.toSet());
    return operations.stream()
        .filter(
            operation ->
                !(operation instanceof Rename rename)
                    || before.contains(rename.object())
                    || !ensured.contains(rename.object().renamed(rename.to())))
        .toList();
  }

  private static ObjectId created(Operation creation) {
    return creation instanceof CreateTable create
        ? create.table().id()
        : ((Create) creation).object().id();
  }

  private static List<Operation> flattened(List<Operation> operations) {
    List<Operation> all = new ArrayList<>();
    for (Operation operation : operations) {
      all.addAll(operation instanceof Step step ? step.operations() : List.of(operation));
    }
    return all;
  }

  /** It may rest on what raw SQL made, and what it makes of that is not known. */
  private Schema applyIfPossible(Operation operation, Schema schema) {
    try {
      return Replay.apply(operation, schema);
    } catch (IllegalStateException e) {
      OperationTarget.of(operation)
          .ifPresent(
              object -> {
                namesInSql.add(object.name());
                namesInSql.add(object.table());
              });
      return schema;
    }
  }

  private void read(Operation operation) {
    if (operation instanceof Step step) {
      step.operations().forEach(this::read);
    } else if (operation instanceof ExecuteSql raw && !MOVES_DATA.matcher(raw.sql()).matches()) {
      isWhole &= makesNoTable(raw.sql());
      readNames(raw.sql());
    } else if (operation instanceof ExecuteUpdate raw && !MOVES_DATA.matcher(raw.sql()).matches()) {
      isWhole = false;
      readNames(raw.sql());
    } else if (operation instanceof CallConnection) {
      isWhole = false;
      callsCode = true;
    }
  }

  private static boolean makesNoTable(String sql) {
    List<String> statements = SqlScript.split(sql);
    return !statements.isEmpty() && MAKES_A_PARTITION.matcher(statements.get(0)).matches()
        || statements.stream()
            .allMatch(statement -> MAKES_ANOTHER_KIND.matcher(statement).matches());
  }

  /** The body of a {@code DO} is a string. */
  private void readNames(String sql) {
    for (SqlToken token : SqlLexer.significantTokens(sql)) {
      if (token.isIdentifier()) {
        namesInSql.add(token.identifier());
      } else if (token.kind() == SqlToken.Kind.STRING && token.text().length() < sql.length()) {
        readNames(token.string());
      }
    }
  }

  /** The database that a revision was stamped on may call by another name what it makes. */
  private void rememberNames(Schema before, Schema after) {
    Set<String> known = new HashSet<>();
    before.objects().stream()
        .map(SchemaObject::id)
        .filter(RevisionReplay::isConstraintOrIndex)
        .forEach(id -> known.add(id.name()));
    after.objects().stream()
        .map(SchemaObject::id)
        .filter(id -> isConstraintOrIndex(id) && !known.contains(id.name()))
        .forEach(id -> namesNotGiven.add(id.name()));
  }

  private static boolean isConstraintOrIndex(ObjectId id) {
    return id.kind().isTableElement() && id.kind() != ObjectKind.COLUMN;
  }
}
