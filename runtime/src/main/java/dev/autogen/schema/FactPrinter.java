package dev.autogen.schema;

import dev.autogen.schema.SqlToken.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Prints an object as its line in canonical text; {@link FactParser} is the reverse. */
final class FactPrinter implements SchemaObject.Visitor<String> {

  static final FactPrinter INSTANCE = new FactPrinter();

  private FactPrinter() {}

  @Override
  public String namedSchema(NamedSchema schema) {
    return "schema " + name(schema.name().name());
  }

  @Override
  public String enumType(EnumType type) {
    String labels =
        type.labels().stream()
            .map(SqlQuotes::lineString)
            .collect(Collectors.joining(", ", "(", ")"));
    return "enum " + name(type.name()) + " " + labels + comment(type.comment());
  }

  @Override
  public String compositeType(CompositeType type) {
    String attributes =
        type.attributes().stream()
            .map(attribute -> name(attribute.name()) + " " + attribute.type())
            .collect(Collectors.joining(", ", "(", ")"));
    return "composite " + name(type.name()) + " " + attributes + comment(type.comment());
  }

  @Override
  public String sequence(Sequence sequence) {
    String owner =
        sequence
            .ownedBy()
            .map(id -> " owned by " + name(id.tableName()) + "." + name(id.name()))
            .orElse("");
    return "sequence "
        + name(sequence.name())
        + options(sequence.options(), SequenceOptions.DEFAULT.type())
        + owner
        + comment(sequence.comment());
  }

  @Override
  public String table(Table table) {
    return "table "
        + name(table.name())
        + mark(table.unlogged(), "unlogged")
        + (table.storage().isEmpty() ? "" : " with " + sqlInParentheses(table.storage().sql()))
        + (table.partitionBy().isEmpty()
            ? ""
            : " partition by " + sqlInParentheses(table.partitionBy()))
        + tablespace(table.tablespace())
        + comment(table.comment());
  }

  @Override
  public String column(Column column) {
    ColumnDefault value = column.defaultValue();
    return "column "
        + element(column)
        + " "
        + column.type()
        + collation(column.collation())
        + mark(!column.nullable(), "not null")
        + (value instanceof ColumnDefault.Identity identity ? identity(identity, column) : "")
        + (value instanceof ColumnDefault.Generated generated ? generated(generated) : "")
        + comment(column.comment())
        + (value instanceof ColumnDefault.Expression plain ? " default " + sql(plain.sql()) : "");
  }

  private static String identity(ColumnDefault.Identity identity, Column column) {
    String name = identity.sequence().isEmpty() ? "" : " name " + name(identity.sequence());
    String details = name + options(identity.options(), counterType(column.type()));
    return " generated "
        + (identity.always() ? "always" : "by default")
        + " as identity"
        + (details.isEmpty() ? "" : " (" + details.strip() + ")");
  }

  private static String generated(ColumnDefault.Generated generated) {
    return " generated always as "
        + sqlInParentheses(generated.sql())
        + (generated.stored() ? " stored" : " virtual");
  }

  @Override
  public String primaryKey(PrimaryKey key) {
    return "primary key "
        + element(key)
        + " "
        + names(key.columns())
        + include(key.include())
        + deferrability(key.deferrability());
  }

  @Override
  public String uniqueConstraint(UniqueConstraint constraint) {
    return "unique "
        + element(constraint)
        + " "
        + names(constraint.columns())
        + include(constraint.include())
        + mark(constraint.nullsNotDistinct(), "nulls not distinct")
        + deferrability(constraint.deferrability());
  }

  @Override
  public String checkConstraint(CheckConstraint constraint) {
    return "check "
        + element(constraint)
        + " "
        + sqlInParentheses(constraint.expression())
        + mark(constraint.noInherit(), "no inherit")
        + mark(!constraint.validated(), "not valid");
  }

  @Override
  public String exclusionConstraint(ExclusionConstraint constraint) {
    return "exclusion " + element(constraint) + " " + sql(constraint.definition());
  }

  @Override
  public String foreignKey(ForeignKey key) {
    return "foreign key "
        + element(key)
        + " "
        + names(key.columns())
        + " references "
        + name(key.referencedTable())
        + " "
        + names(key.referencedColumns())
        + mark(key.matchFull(), "match full")
        + action("on update", key.onUpdate())
        + action("on delete", key.onDelete())
        + deferrability(key.deferrability())
        + mark(!key.validated(), "not valid");
  }

  @Override
  public String index(Index index) {
    String keys =
        index.keys().stream().map(FactPrinter::key).collect(Collectors.joining(", ", "(", ")"));
    return "index "
        + element(index)
        + " "
        + keys
        + mark(index.unique(), "unique")
        + (index.method().equals("btree") ? "" : " using " + name(index.method()))
        + include(index.include())
        + mark(index.nullsNotDistinct(), "nulls not distinct")
        + (index.storage().isEmpty() ? "" : " with " + sqlInParentheses(index.storage()))
        + tablespace(index.tablespace())
        + mark(!index.valid(), "invalid")
        + (index.where().isEmpty() ? "" : " where " + sql(index.where()));
  }

  private static String tablespace(String name) {
    return name.isEmpty() ? "" : " tablespace " + name(name);
  }

  private static String key(IndexKey key) {
    String text = key.isExpression() ? expressionKey(key.text()) : name(key.text());
    String operators =
        key.operatorClass().isEmpty() ? "" : " operators " + operatorClass(key.operatorClass());
    return text + collation(key.collation()) + operators + key.order().suffix();
  }

  private static String expressionKey(String sql) {
    return isCall(sql) ? sql : sqlInParentheses(sql);
  }

  private static String operatorClass(String sql) {
    boolean readable =
        isPlain(sql) && (isCall(sql) || SqlQuotes.lineIdentifier(sql).equals(sql) || isDotted(sql));
    return readable ? sql : sqlInParentheses(sql);
  }

  @Override
  public String opaqueObject(OpaqueObject object) {
    String kind = object.kind().words();
    String dependencies =
        object.dependsOn().isEmpty()
            ? ""
            : object.dependsOn().stream()
                .map(FactPrinter::reference)
                .collect(Collectors.joining(", ", " depends on (", ")"));
    return (FactParser.OPAQUE_KINDS.contains(object.kind()) ? kind : "opaque " + kind)
        + " "
        + name(object.name())
        + dependencies
        + (object.dropSql().isEmpty() ? "" : " dropped by " + sqlInParentheses(object.dropSql()))
        + (object.definition().isEmpty() ? "" : " defined by " + sql(object.definition()));
  }

  static String reference(ObjectId id) {
    String schema = id.schema().isDefault() ? "" : name(id.schema().name()) + ".";
    String table = id.table().isEmpty() ? "" : name(id.table()) + ".";
    return id.kind().words() + " " + schema + table + name(id.name());
  }

  /** Returns the type that the sequence of an identity column has when nothing else is said. */
  static SqlType counterType(SqlType column) {
    boolean counts =
        column.equals(SqlType.of("smallint"))
            || column.equals(SqlType.of("integer"))
            || column.equals(SqlType.of("bigint"));
    return counts ? column : SequenceOptions.DEFAULT.type();
  }

  private static String options(SequenceOptions options, SqlType usualType) {
    SequenceOptions usual = SequenceOptions.defaultsFor(options.type(), options.increment());
    long usualStart = options.increment() > 0 ? options.minimum() : options.maximum();
    return (options.type().equals(usualType) ? "" : " as " + options.type())
        + number("increment", options.increment(), 1)
        + number("minimum", options.minimum(), usual.minimum())
        + number("maximum", options.maximum(), usual.maximum())
        + number("start", options.start(), usualStart)
        + number("cache", options.cache(), usual.cache())
        + mark(options.cycle(), "cycle");
  }

  private static String number(String word, long value, long usual) {
    return value == usual ? "" : " " + word + " " + value;
  }

  private static String action(String word, ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION ? "" : " " + word + " " + action.sql();
  }

  private static String deferrability(Deferrability deferrability) {
    return switch (deferrability) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> " deferrable";
      case INITIALLY_DEFERRED -> " deferrable initially deferred";
    };
  }

  private static String include(List<String> columns) {
    return columns.isEmpty() ? "" : " include " + names(columns);
  }

  private static String collation(String collation) {
    return collation.isEmpty() ? "" : " collate " + name(collation);
  }

  private static String comment(String comment) {
    return comment.isEmpty() ? "" : " comment " + SqlQuotes.lineString(comment);
  }

  private static String mark(boolean present, String words) {
    return present ? " " + words : "";
  }

  private static String names(List<String> names) {
    return names.stream().map(FactPrinter::name).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String element(TableElement element) {
    return name(element.table()) + "." + name(element.name());
  }

  private static String name(String name) {
    return SqlQuotes.lineIdentifier(name);
  }

  private static String name(QualifiedName name) {
    return SqlQuotes.lineIdentifier(name);
  }

  private static String sqlInParentheses(String sql) {
    return "(" + sql(sql) + ")";
  }

  /** Returns the SQL as it is where the line can hold it, else as {@code sql E'…'}. */
  static String sql(String sql) {
    return isPlain(sql) ? sql : TokenCursor.ESCAPED_SQL + " " + SqlQuotes.escapedString(sql);
  }

  /** Tells whether a reader of tokens finds where the SQL ends. */
  private static boolean isPlain(String sql) {
    if (sql.isEmpty() || !sql.equals(sql.strip()) || !SqlQuotes.isOneLine(sql)) {
      return false;
    }
    List<SqlToken> tokens = SqlLexer.tokens(sql);
    int depth = 0;
    for (SqlToken token : tokens) {
      if (token.kind() == Kind.COMMENT || token.kind() == Kind.UNTERMINATED) {
        return false;
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0 && !tokens.get(0).isWord(TokenCursor.ESCAPED_SQL);
  }

  /** Tells whether the SQL is {@code name(…)}, which needs no parentheses around it. */
  private static boolean isCall(String sql) {
    if (!isPlain(sql)) {
      return false;
    }
    TokenCursor cursor = new TokenCursor(sql);
    return cursor.isCall() && cursor.call("a call").equals(sql);
  }

  private static boolean isDotted(String sql) {
    List<SqlToken> tokens = SqlLexer.tokens(sql);
    return tokens.size() == 3
        && tokens.get(0).isIdentifier()
        && tokens.get(1).is(".")
        && tokens.get(2).isIdentifier();
  }
}
