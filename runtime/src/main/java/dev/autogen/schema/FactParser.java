package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one line of canonical text; the reverse of {@link FactPrinter}. */
final class FactParser {

  /** The kinds that only an {@link OpaqueObject} has: their line needs no word {@code opaque}. */
  static final Set<ObjectKind> OPAQUE_KINDS =
      EnumSet.of(
          ObjectKind.EXTENSION,
          ObjectKind.COLLATION,
          ObjectKind.DOMAIN,
          ObjectKind.TRIGGER,
          ObjectKind.FUNCTION,
          ObjectKind.CAST,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.OTHER);

  /**
   * The longest words first, so that {@code cast} is not taken for the start of anything longer.
   */
  private static final List<ObjectKind> KINDS =
      Arrays.stream(ObjectKind.values())
          .sorted(Comparator.comparing((ObjectKind kind) -> -kind.words().length()))
          .toList();

  private final TokenCursor cursor;

  private FactParser(String line) {
    this.cursor = new TokenCursor(line);
  }

  static SchemaObject parse(String line) {
    FactParser parser = new FactParser(line);
    SchemaObject object = parser.object();
    parser.cursor.expectEnd("the end of the line");
    return object;
  }

  private SchemaObject object() {
    if (cursor.acceptWords("column")) {
      return column();
    }
    if (cursor.acceptWords("table")) {
      return table();
    }
    if (cursor.acceptWords("primary key")) {
      return primaryKey();
    }
    if (cursor.acceptWords("unique")) {
      return unique();
    }
    if (cursor.acceptWords("check")) {
      return check();
    }
    if (cursor.acceptWords("exclusion")) {
      return exclusion();
    }
    if (cursor.acceptWords("foreign key")) {
      return foreignKey();
    }
    if (cursor.acceptWords("index")) {
      return index();
    }
    if (cursor.acceptWords("enum")) {
      return enumType();
    }
    if (cursor.acceptWords("composite")) {
      return compositeType();
    }
    if (cursor.acceptWords("sequence")) {
      return sequence();
    }
    if (cursor.acceptWords("schema")) {
      return new NamedSchema(SchemaName.of(cursor.name("the name of a schema")));
    }
    return opaque(cursor.acceptWords("opaque"));
  }

  private Table table() {
    QualifiedName name = cursor.qualifiedName("the name of a table");
    boolean unlogged = cursor.acceptWords("unlogged");
    StorageParameters storage =
        cursor.acceptWords("with")
            ? StorageParameters.parse(cursor.sqlInParentheses())
            : StorageParameters.NONE;
    String partitionBy = cursor.acceptWords("partition by") ? cursor.sqlInParentheses() : "";
    return new Table(name, unlogged, storage, partitionBy, tablespace(), comment());
  }

  private String tablespace() {
    return cursor.acceptWords("tablespace") ? cursor.name("the name of a tablespace") : "";
  }

  private Column column() {
    Element element = element("a column");
    SqlType type = new SqlTypeParser(cursor).type();
    String collation = collation();
    boolean nullable = !cursor.acceptWords("not null");
    ColumnDefault value = cursor.acceptWords("generated") ? generated(type) : ColumnDefault.NONE;
    String comment = comment();
    if (value == ColumnDefault.NONE && cursor.acceptWords("default")) {
      value = new ColumnDefault.Expression(cursor.sqlToEnd("the default"));
    }
    return new Column(element.table(), element.name(), type, nullable, value, collation, comment);
  }

  private ColumnDefault generated(SqlType column) {
    boolean always = cursor.acceptWords("always");
    if (!always) {
      cursor.expectWords("by default");
    }
    cursor.expectWords("as");
    if (cursor.acceptWords("identity")) {
      return identity(always, column);
    }
    String sql = cursor.sqlInParentheses();
    boolean stored = cursor.acceptWords("stored");
    if (!stored) {
      cursor.expectWords("virtual");
    }
    return new ColumnDefault.Generated(sql, stored);
  }

  private ColumnDefault identity(boolean always, SqlType column) {
    boolean details = cursor.accept("(");
    String name =
        details && cursor.acceptWords("name") ? cursor.name("the name of the sequence") : "";
    SequenceOptions options = options(FactPrinter.counterType(column));
    if (details) {
      cursor.expect(")");
    }
    return new ColumnDefault.Identity(always, options, name);
  }

  private SequenceOptions options(SqlType usualType) {
    SqlType type = cursor.acceptWords("as") ? new SqlTypeParser(cursor).type() : usualType;
    SequenceOptions usual = SequenceOptions.defaultsFor(type, number("increment", 1));
    long minimum = number("minimum", usual.minimum());
    long maximum = number("maximum", usual.maximum());
    long start = number("start", usual.increment() > 0 ? minimum : maximum);
    long cache = number("cache", usual.cache());
    boolean cycle = cursor.acceptWords("cycle");
    return new SequenceOptions(type, start, usual.increment(), minimum, maximum, cache, cycle);
  }

  private long number(String word, long usual) {
    return cursor.acceptWords(word) ? cursor.integer("a number after '" + word + "'") : usual;
  }

  private Sequence sequence() {
    QualifiedName name = cursor.qualifiedName("the name of a sequence");
    SequenceOptions options = options(SequenceOptions.DEFAULT.type());
    Optional<ObjectId> owner = Optional.empty();
    if (cursor.acceptWords("owned by")) {
      Element column = element("a column");
      owner = Optional.of(ObjectId.column(column.table(), column.name()));
    }
    return new Sequence(name, options, owner, comment());
  }

  private PrimaryKey primaryKey() {
    Element element = element("a primary key");
    return new PrimaryKey(element.table(), element.name(), columns(), include(), deferrability());
  }

  private UniqueConstraint unique() {
    Element element = element("a unique constraint");
    return new UniqueConstraint(
        element.table(),
        element.name(),
        columns(),
        include(),
        cursor.acceptWords("nulls not distinct"),
        deferrability());
  }

  private CheckConstraint check() {
    Element element = element("a check constraint");
    String expression = cursor.sqlInParentheses();
    boolean noInherit = cursor.acceptWords("no inherit");
    boolean validated = !cursor.acceptWords("not valid");
    return new CheckConstraint(element.table(), element.name(), expression, noInherit, validated);
  }

  private ExclusionConstraint exclusion() {
    Element element = element("an exclusion constraint");
    return new ExclusionConstraint(
        element.table(), element.name(), cursor.sqlToEnd("its definition"));
  }

  private ForeignKey foreignKey() {
    Element element = element("a foreign key");
    List<String> columns = columns();
    cursor.expectWords("references");
    QualifiedName target = cursor.qualifiedName("the name of a table");
    List<String> targetColumns = columns();
    boolean matchFull = cursor.acceptWords("match full");
    ReferentialAction onUpdate = action("on update");
    ReferentialAction onDelete = action("on delete");
    Deferrability deferrability = deferrability();
    boolean validated = !cursor.acceptWords("not valid");
    return new ForeignKey(
        element.table(),
        element.name(),
        columns,
        target,
        targetColumns,
        onUpdate,
        onDelete,
        matchFull,
        deferrability,
        validated);
  }

  private Index index() {
    Element element = element("an index");
    List<IndexKey> keys = new ArrayList<>();
    cursor.expect("(");
    do {
      keys.add(key());
    } while (cursor.accept(","));
    cursor.expect(")");
    boolean unique = cursor.acceptWords("unique");
    String method = cursor.acceptWords("using") ? cursor.name("an index method") : "btree";
    List<String> include = include();
    boolean nullsNotDistinct = cursor.acceptWords("nulls not distinct");
    String storage = cursor.acceptWords("with") ? cursor.sqlInParentheses() : "";
    String tablespace = tablespace();
    boolean valid = !cursor.acceptWords("invalid");
    String where = cursor.acceptWords("where") ? cursor.sqlToEnd("the predicate") : "";
    return new Index(
        element.table(),
        element.name(),
        unique,
        method,
        keys,
        include,
        nullsNotDistinct,
        where,
        storage,
        tablespace,
        valid);
  }

  private IndexKey key() {
    boolean expression = cursor.isNext("(") || cursor.isCall();
    String text = expression ? expression() : cursor.name("a column or an expression");
    String collation = collation();
    String operatorClass = cursor.acceptWords("operators") ? operatorClass() : "";
    return new IndexKey(text, expression, collation, operatorClass, order());
  }

  private String expression() {
    return cursor.isNext("(") ? cursor.sqlInParentheses() : cursor.call("an expression");
  }

  private String operatorClass() {
    return cursor.isNext("(") ? cursor.sqlInParentheses() : cursor.call("an operator class");
  }

  private IndexKey.Order order() {
    if (cursor.acceptWords("desc")) {
      return cursor.acceptWords("nulls last")
          ? IndexKey.Order.DESC_NULLS_LAST
          : IndexKey.Order.DESC;
    }
    return cursor.acceptWords("nulls first") ? IndexKey.Order.ASC_NULLS_FIRST : IndexKey.Order.ASC;
  }

  private EnumType enumType() {
    QualifiedName name = cursor.qualifiedName("the name of a type");
    List<String> labels = new ArrayList<>();
    cursor.expect("(");
    if (!cursor.accept(")")) {
      do {
        labels.add(cursor.string("a value in quotes"));
      } while (cursor.accept(","));
      cursor.expect(")");
    }
    return new EnumType(name, labels, comment());
  }

  private CompositeType compositeType() {
    QualifiedName name = cursor.qualifiedName("the name of a type");
    List<CompositeType.Attribute> attributes = new ArrayList<>();
    cursor.expect("(");
    if (!cursor.accept(")")) {
      do {
        String attribute = cursor.name("the name of an attribute");
        attributes.add(new CompositeType.Attribute(attribute, new SqlTypeParser(cursor).type()));
      } while (cursor.accept(","));
      cursor.expect(")");
    }
    return new CompositeType(name, attributes, comment());
  }

  private OpaqueObject opaque(boolean anyKind) {
    ObjectKind kind = kind();
    if (!anyKind && !OPAQUE_KINDS.contains(kind)) {
      throw new IllegalArgumentException("A " + kind.words() + " has another form of line");
    }
    QualifiedName name = cursor.qualifiedName("the name of the " + kind.words());
    List<ObjectId> dependsOn = new ArrayList<>();
    if (cursor.acceptWords("depends on")) {
      cursor.expect("(");
      do {
        dependsOn.add(reference());
      } while (cursor.accept(","));
      cursor.expect(")");
    }
    String dropSql = cursor.acceptWords("dropped by") ? cursor.sqlInParentheses() : "";
    String definition = cursor.acceptWords("defined by") ? cursor.sqlToEnd("its definition") : "";
    return new OpaqueObject(kind, name, definition, dropSql, dependsOn);
  }

  private ObjectKind kind() {
    return KINDS.stream()
        .filter(kind -> cursor.acceptWords(kind.words()))
        .findFirst()
        .orElseThrow(() -> cursor.expected("a kind of object, such as 'table' or 'column'"));
  }

  private ObjectId reference() {
    ObjectKind kind = kind();
    if (kind.isTableElement()) {
      Element element = element("a " + kind.words());
      return ObjectId.in(element.table(), kind, element.name());
    }
    return ObjectId.of(kind, cursor.qualifiedName("the name of a " + kind.words()));
  }

  private record Element(QualifiedName table, String name) {}

  /** Takes {@code table.name} or {@code schema.table.name}. */
  private Element element(String what) {
    List<String> names = cursor.dottedName("'table.name' of " + what);
    return switch (names.size()) {
      case 2 -> new Element(QualifiedName.of(names.get(0)), names.get(1));
      case 3 -> new Element(QualifiedName.of(names.get(0), names.get(1)), names.get(2));
      default ->
          throw new IllegalArgumentException(
              "Expected 'table.name' of "
                  + what
                  + ", but there is '"
                  + String.join(".", names)
                  + "'");
    };
  }

  private List<String> columns() {
    return cursor.names("a column");
  }

  private List<String> include() {
    return cursor.acceptWords("include") ? columns() : List.of();
  }

  private String collation() {
    return cursor.acceptWords("collate") ? cursor.name("the name of a collation") : "";
  }

  private String comment() {
    return cursor.acceptWords("comment") ? cursor.string("a comment in quotes") : "";
  }

  private ReferentialAction action(String words) {
    if (!cursor.acceptWords(words)) {
      return ReferentialAction.NO_ACTION;
    }
    return Arrays.stream(ReferentialAction.values())
        .filter(action -> cursor.acceptWords(action.sql()))
        .findFirst()
        .orElseThrow(() -> cursor.expected("an action such as 'cascade'"));
  }

  private Deferrability deferrability() {
    if (!cursor.acceptWords("deferrable")) {
      return Deferrability.NOT_DEFERRABLE;
    }
    return cursor.acceptWords("initially deferred")
        ? Deferrability.INITIALLY_DEFERRED
        : Deferrability.INITIALLY_IMMEDIATE;
  }
}
