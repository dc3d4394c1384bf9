package dev.autogen.migration;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds what an operation needs of the rows that are there. */
final class Demands {

  /** The types of columns before the run; none for what is no column, or is computed. */
  interface ColumnTypes {
    Optional<SqlType> of(ObjectId column);
  }

  private final UnaryOperator<QualifiedName> bound;
  private final ColumnTypes types;
  private final Function<SqlType, Optional<List<String>>> labels;
  private final int serverMajor;

  /**
   * @param bound gives names the schema that they are looked for in
   * @param labels the labels of the enum types that the run makes
   */
  Demands(
      UnaryOperator<QualifiedName> bound,
      ColumnTypes types,
      Function<SqlType, Optional<List<String>>> labels,
      int serverMajor) {
    this.bound = bound;
    this.types = types;
    this.labels = labels;
    this.serverMajor = serverMajor;
  }

  List<Demand> of(Operation operation) {
    if (operation instanceof Alter alter && alter.object().kind() == ObjectKind.COLUMN) {
      return ofColumn(alter);
    }
    return operation instanceof Create create ? ofCreation(create.object()) : List.of();
  }

  private List<Demand> ofColumn(Alter alter) {
    List<Demand> demands = new ArrayList<>();
    String column = alter.object().name();
    Set<ObjectId> reads = Set.of(alter.object());
    boolean converted = false;
    for (Change change : alter.changes()) {
      if (change instanceof Change.SetType type) {
        converted = !type.using().isEmpty();
        types
            .of(alter.object())
            .flatMap(from -> misfit(column, from, type))
            .ifPresent(
                misfit ->
                    demands.add(
                        rows(
                            alter.object().tableName(),
                            reads,
                            misfit.condition(),
                            "whose %s %s".formatted(column, misfit.words()))));
      }
    }
    if (alter.changes().contains(new Change.SetNullable(false)) && !converted) {
      demands.add(
          rows(
              alter.object().tableName(),
              reads,
              SqlIdentifier.quote(column) + " is null",
              "whose %s is null".formatted(column)));
    }
    return demands;
  }

  private Optional<TypeDemand.Misfit> misfit(String column, SqlType from, Change.SetType change) {
    return new TypeDemand(column, from, change.type(), change.using(), serverMajor, labels)
        .misfit();
  }

  private List<Demand> ofCreation(SchemaObject object) {
    if (object instanceof PrimaryKey key) {
      return ofPrimaryKey(key);
    }
    if (object instanceof UniqueConstraint unique) {
      List<String> keys = quoted(unique.columns());
      return List.of(
          unique(
              unique.table(),
              columns(unique.table(), unique.columns()),
              keys,
              unique.nullsNotDistinct() ? "" : notNull(keys),
              String.join(", ", unique.columns())));
    }
    if (object instanceof Index index && index.unique()) {
      return List.of(ofIndex(index));
    }
    if (object instanceof CheckConstraint check && check.validated()) {
      return List.of(
          rows(
              check.table(),
              columns(check.table(), SqlExpressions.columns(check.expression())),
              "not (%s)".formatted(check.expression()),
              "that violate check " + check.name()));
    }
    return object instanceof ForeignKey key && key.validated()
        ? List.of(ofForeignKey(key))
        : List.of();
  }

  private List<Demand> ofPrimaryKey(PrimaryKey key) {
    List<String> keys = quoted(key.columns());
    Set<ObjectId> reads = columns(key.table(), key.columns());
    String names = String.join(", ", key.columns());
    String anyNull = keys.stream().map(k -> k + " is null").collect(Collectors.joining(" or "));
    return List.of(
        rows(key.table(), reads, anyNull, "whose %s is null".formatted(names)),
        unique(key.table(), reads, keys, notNull(keys), names));
  }

  private Demand ofIndex(Index index) {
    Set<String> names = new HashSet<>(SqlExpressions.columns(index.where()));
    List<String> keys = new ArrayList<>();
    for (IndexKey key : index.keys()) {
      names.addAll(key.isExpression() ? SqlExpressions.columns(key.text()) : Set.of(key.text()));
      keys.add(key.isExpression() ? "(" + key.text() + ")" : SqlIdentifier.quote(key.text()));
    }
    List<String> conditions = new ArrayList<>();
    if (!index.where().isEmpty()) {
      conditions.add("(" + index.where() + ")");
    }
    if (!index.nullsNotDistinct()) {
      conditions.add(notNull(keys));
    }
    return unique(
        index.table(),
        columns(index.table(), names),
        keys,
        String.join(" and ", conditions),
        index.keys().stream().map(IndexKey::text).collect(Collectors.joining(", ")));
  }

  private Demand ofForeignKey(ForeignKey key) {
    Set<ObjectId> reads = new HashSet<>(columns(key.table(), key.columns()));
    reads.add(ObjectId.table(key.referencedTable()));
    reads.addAll(columns(key.referencedTable(), key.referencedColumns()));
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      pairs.add(
          "r.%s = t.%s"
              .formatted(
                  SqlIdentifier.quote(key.referencedColumns().get(i)),
                  SqlIdentifier.quote(key.columns().get(i))));
    }
    return rows(
        key.table(),
        reads,
        "%s and not exists (select from %s r where %s)"
            .formatted(
                notNull(quoted(key.columns()).stream().map(k -> "t." + k).toList()),
                SqlIdentifier.quote(bound.apply(key.referencedTable())),
                String.join(" and ", pairs)),
        "whose %s no row of %s has"
            .formatted(String.join(", ", key.columns()), key.referencedTable().name()));
  }

  private Demand rows(QualifiedName table, Set<ObjectId> reads, String condition, String words) {
    return Demand.ofRows(table, reads, from(table), condition, words);
  }

  private String from(QualifiedName table) {
    return SqlIdentifier.quote(bound.apply(table)) + " t";
  }

  /** Counts the rows of which there is another with the same values. */
  private Demand unique(
      QualifiedName table, Set<ObjectId> reads, List<String> keys, String where, String names) {
    String count =
        """
        select coalesce(sum(n), 0)
        from (select count(*) n from %s%s group by %s having count(*) > 1) d"""
            .formatted(
                from(table), where.isEmpty() ? "" : " where " + where, String.join(", ", keys));
    String words = "whose %s another row has too".formatted(names);
    return Demand.ofAll(table, reads, from(table), count, words);
  }

  private static String notNull(List<String> keys) {
    return keys.stream().map(key -> key + " is not null").collect(Collectors.joining(" and "));
  }

  private static List<String> quoted(List<String> names) {
    return names.stream().map(SqlIdentifier::quote).toList();
  }

  private static Set<ObjectId> columns(QualifiedName table, Collection<String> names) {
    return names.stream().map(name -> ObjectId.column(table, name)).collect(Collectors.toSet());
  }
}
