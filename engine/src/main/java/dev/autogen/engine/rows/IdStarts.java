package dev.autogen.engine.rows;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Step;
import dev.autogen.schema.Column;
import dev.autogen.schema.IdGenerator;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.StringLiteral;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a sequence or counter that takes over the ids of a table with rows begin above the largest
 * one; otherwise the first insert after the switch would find its id taken.
 *
 * <p>An application takes the {@code increment} ids that end with the value it fetched (Hibernate's
 * {@code PooledOptimizer}), so that the first value is the largest id plus the increment.
 */
public final class IdStarts {

  private static final Set<SqlType> NUMBERS =
      Set.of(SqlType.of("smallint"), SqlType.of("integer"), SqlType.of("bigint"));

  private final Schema before;
  private final Schema after;
  private final List<IdGenerator> then;
  private final List<IdGenerator> now;
  private final boolean thenIsKnown;
  private final Set<ObjectId> created = new HashSet<>();

  private IdStarts(
      List<Operation> operations, Schema before, TargetMetadata then, TargetMetadata now) {
    this.before = before;
    this.after = Replay.apply(operations, before);
    this.then = generators(then);
    this.now = generators(now);
    this.thenIsKnown = then.header().containsKey(IdGenerator.HEADER);
    operations.forEach(this::read);
  }

  /**
   * Returns operations with what the ids need behind them.
   *
   * @param before the schema before the operations
   * @param then the model before, whose generators count now
   * @param now the model after, whose generators shall count
   */
  public static List<Operation> in(
      List<Operation> operations, Schema before, TargetMetadata then, TargetMetadata now) {
    List<Operation> all = new ArrayList<>(operations);
    all.addAll(new IdStarts(operations, before, then, now).find());
    return List.copyOf(all);
  }

  private static List<IdGenerator> generators(TargetMetadata metadata) {
    return IdGenerator.parse(metadata.header().getOrDefault(IdGenerator.HEADER, ""));
  }

  private void read(Operation operation) {
    if (operation instanceof CreateTable create) {
      created.add(create.table().id());
    } else if (operation instanceof Create create) {
      created.add(create.object().id());
    } else if (operation instanceof Step step) {
      step.operations().forEach(this::read);
    }
  }

  private List<Operation> find() {
    return now.stream()
        .filter(generator -> !fed(generator).isEmpty())
        .flatMap(generator -> sql(generator).stream())
        .<Operation>map(sql -> new ExecuteSql(sql, ""))
        .toList();
  }

  /** The columns with rows that the generator did not count for before. */
  private List<ObjectId> fed(IdGenerator generator) {
    ObjectId source = sourceId(generator);
    if (created.contains(source)) {
      return numbers(generator.columns().stream());
    }
    boolean isRenamed = !before.contains(source);
    if (isRenamed || !after.contains(source) || !thenIsKnown) {
      return List.of();
    }
    Set<ObjectId> known =
        then.stream()
            .filter(other -> other.isSameAs(generator))
            .flatMap(other -> other.columns().stream())
            .collect(Collectors.toSet());
    return numbers(
        generator.columns().stream().filter(id -> before.contains(id) && !known.contains(id)));
  }

  private List<ObjectId> numbers(Stream<ObjectId> columns) {
    return columns
        .filter(id -> !created.contains(ObjectId.table(id.tableName())))
        .filter(this::hasNumbers)
        .toList();
  }

  private boolean hasNumbers(ObjectId column) {
    return after.find(column, Column.class).filter(c -> NUMBERS.contains(c.type())).isPresent();
  }

  private static ObjectId sourceId(IdGenerator generator) {
    return ObjectId.of(
        generator.row().isPresent() ? ObjectKind.TABLE : ObjectKind.SEQUENCE, generator.source());
  }

  private Optional<String> sql(IdGenerator generator) {
    if (generator.row().isPresent()) {
      return Optional.of(row(generator, generator.row().get()));
    }
    return after
        .find(sourceId(generator), Sequence.class)
        .map(
            sequence ->
                "select setval(%s, %s, false)"
                    .formatted(
                        StringLiteral.of(SqlIdentifier.quote(sequence.name())),
                        beyond(
                            generator,
                            created.contains(sequence.id())
                                ? Long.toString(sequence.options().start())
                                : "nextval("
                                    + StringLiteral.of(SqlIdentifier.quote(sequence.name()))
                                    + ")")));
  }

  private String row(IdGenerator generator, IdGenerator.Row row) {
    String table = SqlIdentifier.quote(generator.source());
    String key = SqlIdentifier.quote(row.keyColumn());
    String value = SqlIdentifier.quote(row.valueColumn());
    return """
        insert into %1$s (%2$s, %3$s) values (%4$s, %5$s)
        on conflict (%2$s) do update set %3$s = greatest(%6$s.%3$s, excluded.%3$s)"""
        .formatted(
            table,
            key,
            value,
            StringLiteral.of(row.key()),
            beyond(generator, Long.toString(generator.start())),
            SqlIdentifier.quote(generator.source().name()));
  }

  private String beyond(IdGenerator generator, String atLeast) {
    boolean ascending = generator.increment() >= 0;
    Stream<String> ends =
        fed(generator).stream()
            .map(
                id ->
                    "(select %s(%s) %s %d from %s)"
                        .formatted(
                            ascending ? "max" : "min",
                            SqlIdentifier.quote(id.name()),
                            ascending ? "+" : "-",
                            Math.abs(generator.increment()),
                            SqlIdentifier.quote(id.tableName())));
    return Stream.concat(ends, Stream.of(atLeast))
        .collect(Collectors.joining(", ", ascending ? "greatest(" : "least(", ")"));
  }
}
