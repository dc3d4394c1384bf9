package dev.autogen.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brings an object to a form in which equal meaning is equality; see {@link SchemaEquivalence}. */
final class CanonicalForm implements SchemaObject.Visitor<SchemaObject> {

  /** What is there afterwards is the same. */
  private static final Pattern OR_REPLACE =
      Pattern.compile("^create or replace ", Pattern.CASE_INSENSITIVE);

  static final CanonicalForm INSTANCE = new CanonicalForm();

  /** The name that all generated names become; no catalog holds it, since it is too long. */
  static final String GENERATED = "generated ".repeat(7).strip();

  /** How PostgreSQL 14 to 18 print it for a column whose type has a length or a precision. */
  private static final Pattern NULL_OF_A_TYPE =
      Pattern.compile(
          "null::(character varying|bpchar|numeric|bit|bit varying|interval"
              + "|(time|timestamp) with(out)? time zone)(\\[\\])*");

  private CanonicalForm() {}

  static SchemaObject of(SchemaObject object) {
    return object.accept(INSTANCE);
  }

  @Override
  public SchemaObject namedSchema(NamedSchema schema) {
    return schema;
  }

  @Override
  public SchemaObject enumType(EnumType type) {
    return type;
  }

  @Override
  public SchemaObject compositeType(CompositeType type) {
    List<CompositeType.Attribute> attributes =
        type.attributes().stream()
            .map(a -> new CompositeType.Attribute(a.name(), type(a.type())))
            .toList();
    return new CompositeType(type.name(), attributes, type.comment());
  }

  @Override
  public SchemaObject sequence(Sequence sequence) {
    return sequence;
  }

  @Override
  public SchemaObject table(Table table) {
    return table.withPartitionBy("").withTablespace("");
  }

  @Override
  public SchemaObject column(Column column) {
    return column
        .withType(type(column.type()))
        .withDefault(value(column))
        .withCollation(column.collation().equals("default") ? "" : column.collation());
  }

  private static SqlType type(SqlType type) {
    return SqlTypeNames.withImpliedModifiers(type);
  }

  /** {@code DEFAULT NULL} is no default: PostgreSQL keeps it only for types with a length. */
  private static ColumnDefault value(Column column) {
    ColumnDefault value = column.defaultValue();
    if (value instanceof ColumnDefault.Expression plain) {
      String sql = SqlExpressions.normalizeLexically(plain.sql());
      return isNull(sql) ? ColumnDefault.NONE : new ColumnDefault.Expression(sql);
    }
    if (value instanceof ColumnDefault.Generated generated) {
      return new ColumnDefault.Generated(
          SqlExpressions.normalizeLexically(generated.sql()), generated.stored());
    }
    if (value instanceof ColumnDefault.Identity identity
        && GeneratedNames.isGeneratedSequence(
            identity.sequence(), column.table().name(), column.name())) {
      return new ColumnDefault.Identity(identity.always(), identity.options(), "");
    }
    return value;
  }

  /** A null of a domain stands against the domain's own default. */
  private static boolean isNull(String sql) {
    return sql.equals("null") || NULL_OF_A_TYPE.matcher(sql).matches();
  }

  @Override
  public SchemaObject primaryKey(PrimaryKey key) {
    return new PrimaryKey(
        key.table(), name(key), sorted(key.columns()), sorted(key.include()), key.deferrability());
  }

  @Override
  public SchemaObject uniqueConstraint(UniqueConstraint constraint) {
    return new UniqueConstraint(
        constraint.table(),
        name(constraint),
        constraint.columns(),
        sorted(constraint.include()),
        constraint.nullsNotDistinct(),
        constraint.deferrability());
  }

  @Override
  public SchemaObject checkConstraint(CheckConstraint constraint) {
    return constraint
        .withExpression(SqlExpressions.normalizeCondition(constraint.expression()))
        .named(name(constraint));
  }

  @Override
  public SchemaObject exclusionConstraint(ExclusionConstraint constraint) {
    return new ExclusionConstraint(
        constraint.table(),
        name(constraint),
        SqlExpressions.normalizeLexically(constraint.definition()));
  }

  @Override
  public SchemaObject foreignKey(ForeignKey key) {
    List<Integer> order =
        IntStream.range(0, key.columns().size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> key.columns().get(i))
                    .thenComparing(i -> key.referencedColumns().get(i)))
            .toList();
    return key.withColumns(
            order.stream().map(key.columns()::get).toList(),
            key.referencedTable(),
            order.stream().map(key.referencedColumns()::get).toList())
        .named(name(key));
  }

  @Override
  public SchemaObject index(Index index) {
    return new Index(
        index.table(),
        index.name(),
        index.unique(),
        index.method(),
        index.keys().stream().map(CanonicalForm::key).toList(),
        sorted(index.include()),
        index.nullsNotDistinct(),
        index.where().isEmpty() ? "" : SqlExpressions.normalizeCondition(index.where()),
        storage(index.storage()),
        index.valid());
  }

  private static IndexKey key(IndexKey key) {
    String operatorClass = SqlExpressions.normalizeLexically(key.operatorClass());
    String collation = key.collation().equals("default") ? "" : key.collation();
    if (!key.isExpression()) {
      return new IndexKey(key.text(), false, collation, operatorClass, key.order());
    }
    List<SqlToken> tokens =
        LexicalForm.withoutOuterParentheses(SqlLexer.significantTokens(key.text()));
    boolean column = tokens.size() == 1 && new ColumnReferences(tokens).isColumn(0);
    return column
        ? new IndexKey(tokens.get(0).identifier(), false, collation, operatorClass, key.order())
        : new IndexKey(LexicalForm.of(tokens), true, collation, operatorClass, key.order());
  }

  /** {@code fillfactor=70} is what {@code pg_get_indexdef} shows as {@code fillfactor='70'}. */
  private static String storage(String sql) {
    return Arrays.stream(SqlExpressions.normalizeLexically(sql).split(","))
        .map(parameter -> parameter.replaceAll("['\\s]", ""))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Override
  public SchemaObject opaqueObject(OpaqueObject object) {
    return new OpaqueObject(
        object.kind(),
        object.name(),
        OR_REPLACE.matcher(statement(object.definition())).replaceFirst("create "),
        statement(object.dropSql()),
        object.dependsOn().stream().sorted().distinct().toList());
  }

  private static String statement(String sql) {
    String normal = SqlExpressions.normalizeLexically(sql);
    return normal.endsWith(";") ? normal.substring(0, normal.length() - 1) : normal;
  }

  private static String name(Constraint constraint) {
    return GeneratedNames.isGenerated(constraint) ? GENERATED : constraint.name();
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }
}
