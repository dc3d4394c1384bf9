package dev.autogen.engine.seed;

import dev.autogen.engine.seed.SeedResult.MovedSequence;
import dev.autogen.schema.Column;
import dev.autogen.schema.IdGenerator;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Moves sequences, identities and tables of counters on past the ids that were copied; never back.
 *
 * <p>An application takes the {@code increment} ids that end with the value it fetched (Hibernate's
 * {@code PooledOptimizer}), so that the next value is the largest id plus the increment.
 */
final class Counters {

  private static final Set<SqlType> NUMBERS =
      Set.of(SqlType.of("smallint"), SqlType.of("integer"), SqlType.of("bigint"));

  /** What Hibernate 5 counted all ids with. */
  private static final String OLD_HIBERNATE = "hibernate_sequence";

  /** Sequences of columns: those they own, identities, and those that their defaults name. */
  private static final String OF_COLUMNS =
      """
      select a.attname, n.nspname, s.relname
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_depend d
          on d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = a.attrelid
         and d.refobjsubid = a.attnum and d.classid = 'pg_catalog.pg_class'::regclass
         and d.deptype in ('a', 'i')
        join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_catalog.pg_namespace n on n.oid = s.relnamespace
       where a.attrelid = pg_catalog.to_regclass(?)
      union
      select a.attname, n.nspname, s.relname
        from pg_catalog.pg_attrdef f
        join pg_catalog.pg_attribute a on a.attrelid = f.adrelid and a.attnum = f.adnum
        join pg_catalog.pg_depend d
          on d.classid = 'pg_catalog.pg_attrdef'::regclass and d.objid = f.oid
         and d.refclassid = 'pg_catalog.pg_class'::regclass
        join pg_catalog.pg_class s on s.oid = d.refobjid and s.relkind = 'S'
        join pg_catalog.pg_namespace n on n.oid = s.relnamespace
       where f.adrelid = pg_catalog.to_regclass(?)
       order by 2, 3, 1""";

  private final TargetCatalog catalog;
  private final Connection connection;
  private final List<TablePair> pairs;
  private final List<IdGenerator> generators;
  private final Map<QualifiedName, Fed> sequences = new TreeMap<>();
  private final List<MovedSequence> moved = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** The columns that a sequence counts for, and by how much it is to be ahead of them. */
  private static final class Fed {
    private final Set<ObjectId> columns = new LinkedHashSet<>();
    private OptionalLong allocation = OptionalLong.empty();
  }

  /** Where a sequence is, and how it goes on. */
  private record State(long next, long increment, long minimum, long maximum, boolean isOwned) {}

  /**
   * @param generators what counts the ids of the entities
   */
  Counters(
      TargetCatalog catalog,
      Connection connection,
      List<TablePair> pairs,
      List<IdGenerator> generators) {
    this.catalog = catalog;
    this.connection = connection;
    this.pairs = pairs;
    this.generators = generators;
  }

  /** Moves them on. What is moved is part of the transaction where the role owns the sequence. */
  void moveOn() throws SQLException {
    for (TablePair pair : pairs) {
      findOfColumns(pair.target());
    }
    for (IdGenerator generator : generators) {
      List<ObjectId> columns = copied(generator.columns());
      if (!columns.isEmpty() && generator.row().isPresent()) {
        moveRow(generator, generator.row().get(), columns);
      } else if (!columns.isEmpty()) {
        Fed fed = sequences.computeIfAbsent(bound(generator.source()), name -> new Fed());
        fed.columns.addAll(columns);
        fed.allocation = OptionalLong.of(generator.increment());
      }
    }
    findByName();
    for (Map.Entry<QualifiedName, Fed> entry : sequences.entrySet()) {
      move(entry.getKey(), entry.getValue());
    }
  }

  List<MovedSequence> moved() {
    return moved;
  }

  List<String> notes() {
    return notes;
  }

  private QualifiedName bound(QualifiedName name) {
    return name.schema().isDefault() ? QualifiedName.of(catalog.schemaName(), name.name()) : name;
  }

  private void findOfColumns(QualifiedName table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OF_COLUMNS)) {
      statement.setString(1, catalog.sql(table));
      statement.setString(2, catalog.sql(table));
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          ObjectId column = ObjectId.column(table, found.getString(1));
          if (hasNumbers(column)) {
            sequences
                .computeIfAbsent(
                    QualifiedName.of(found.getString(2), found.getString(3)), name -> new Fed())
                .columns
                .add(column);
          }
        }
      }
    }
  }

  private boolean hasNumbers(ObjectId column) {
    return catalog
        .schema()
        .find(column, Column.class)
        .filter(found -> NUMBERS.contains(found.type()))
        .isPresent();
  }

  private List<ObjectId> copied(List<ObjectId> columns) {
    Set<QualifiedName> tables = pairs.stream().map(TablePair::target).collect(Collectors.toSet());
    return columns.stream()
        .filter(column -> tables.contains(column.tableName()) && hasNumbers(column))
        .toList();
  }

  /** Where nothing says what a sequence counts, its name does: {@code posts_seq}. */
  private void findByName() {
    Set<ObjectId> known = new HashSet<>();
    sequences.values().forEach(fed -> known.addAll(fed.columns));
    List<ObjectId> uncounted =
        pairs.stream()
            .flatMap(pair -> idOf(pair.target()).stream())
            .filter(id -> !known.contains(id))
            .toList();
    for (Sequence sequence : catalog.schema().objects(Sequence.class)) {
      if (!sequence.name().schema().isDefault() || sequences.containsKey(bound(sequence.name()))) {
        continue;
      }
      String name = sequence.name().name();
      List<ObjectId> columns =
          uncounted.stream()
              .filter(id -> name.equals(OLD_HIBERNATE) || isNamedFor(name, id))
              .toList();
      if (!columns.isEmpty()) {
        sequences.computeIfAbsent(bound(sequence.name()), key -> new Fed()).columns.addAll(columns);
      }
    }
  }

  private static boolean isNamedFor(String sequence, ObjectId id) {
    String table = id.tableName().name();
    return sequence.equalsIgnoreCase(table + "_seq")
        || sequence.equalsIgnoreCase(table + "_" + id.name() + "_seq");
  }

  private Optional<ObjectId> idOf(QualifiedName table) {
    return catalog
        .schema()
        .primaryKey(table)
        .map(PrimaryKey::columns)
        .filter(columns -> columns.size() == 1)
        .map(columns -> ObjectId.column(table, columns.get(0)))
        .filter(this::hasNumbers);
  }

  private void move(QualifiedName name, Fed fed) throws SQLException {
    String sql = SqlIdentifier.quote(name);
    State state = state(sql);
    boolean isAscending = state.increment() > 0;
    OptionalLong end = end(fed.columns, isAscending);
    if (end.isEmpty()) {
      return;
    }
    // Beyond long there is no sequence either.
    BigInteger step =
        BigInteger.valueOf(Math.max(Math.abs(fed.allocation.orElse(state.increment())), 1));
    BigInteger wanted = BigInteger.valueOf(end.getAsLong()).add(isAscending ? step : step.negate());
    boolean isAhead =
        BigInteger.valueOf(state.next()).compareTo(wanted) * (isAscending ? 1 : -1) >= 0;
    if (isAhead) {
      return;
    }
    long limit = isAscending ? state.maximum() : state.minimum();
    if (wanted.compareTo(BigInteger.valueOf(limit)) * (isAscending ? 1 : -1) > 0) {
      notes.add(
          "Sequence %s was not moved to %d: it ends at %d. Give it other bounds."
              .formatted(shown(name), wanted, limit));
      return;
    }
    long next = wanted.longValueExact();
    execute(
        state.isOwned()
            // Unlike setval it is undone with the transaction.
            ? "alter sequence %s restart with %d".formatted(sql, next)
            : "select pg_catalog.setval('%s', %d, false)".formatted(sql.replace("'", "''"), next));
    moved.add(new MovedSequence(shown(name), next));
  }

  private String shown(QualifiedName name) {
    return name.schema().name().equals(catalog.schemaName())
        ? name.name()
        : name.schema().name() + "." + name.name();
  }

  private State state(String sql) throws SQLException {
    String query =
        """
        select v.last_value + case when v.is_called then s.seqincrement else 0 end,
               s.seqincrement, s.seqmin, s.seqmax, pg_catalog.pg_has_role(c.relowner, 'USAGE')
          from %s v, pg_catalog.pg_sequence s
          join pg_catalog.pg_class c on c.oid = s.seqrelid
         where s.seqrelid = pg_catalog.to_regclass(?)"""
            .formatted(sql);
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, sql);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new State(
            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getBoolean(5));
      }
    }
  }

  private OptionalLong end(Set<ObjectId> columns, boolean isAscending) throws SQLException {
    OptionalLong end = OptionalLong.empty();
    for (ObjectId column : columns) {
      String sql =
          "select %s(%s) from %s"
              .formatted(
                  isAscending ? "max" : "min",
                  SqlIdentifier.quote(column.name()),
                  catalog.sql(column.tableName()));
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        long value = row.getLong(1);
        if (!row.wasNull()) {
          long sofar = end.orElse(value);
          end = OptionalLong.of(isAscending ? Math.max(sofar, value) : Math.min(sofar, value));
        }
      }
    }
    return end;
  }

  /** The row may have been copied, or never been made: Hibernate makes it with the first id. */
  private void moveRow(IdGenerator generator, IdGenerator.Row row, List<ObjectId> columns)
      throws SQLException {
    OptionalLong end = end(new LinkedHashSet<>(columns), true);
    if (end.isEmpty()
        || !catalog.schema().contains(ObjectId.of(ObjectKind.TABLE, generator.source()))) {
      return;
    }
    long next = end.getAsLong() + generator.increment();
    String table = catalog.sql(generator.source());
    String value = SqlIdentifier.quote(row.valueColumn());
    String key = SqlIdentifier.quote(row.keyColumn());
    int changed =
        update(
            "update %s set %s = ? where %s = ? and %2$s < ?".formatted(table, value, key),
            next,
            row,
            true);
    if (changed == 0) {
      changed =
          update(
              "insert into %s (%s, %s) select ?, ? where not exists (select from %1$s where %3$s = ?)"
                  .formatted(table, value, key),
              next,
              row,
              false);
    }
    if (changed > 0) {
      moved.add(new MovedSequence(generator.source().name() + "." + row.key(), next));
    }
  }

  private int update(String sql, long next, IdGenerator.Row row, boolean compares)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, next);
      statement.setString(2, row.key());
      if (compares) {
        statement.setLong(3, next);
      } else {
        statement.setString(3, row.key());
      }
      return statement.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
