package dev.autogen.revision;

import dev.autogen.operation.Literal;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;

/**
 * One step in the history of a database. A revision is a class with {@link RevisionInfo} and a
 * constructor without parameters; its two methods say what it does, with the words below.
 *
 * <pre>{@code
 * public void upgrade(Operations op) {
 *   op.addColumn("posts", column("published", bool()).notNull().defaultTo(true));
 * }
 * }</pre>
 */
public interface Revision {

  /** Records what brings a database from the revision before to this one. */
  void upgrade(Operations op);

  /** Records what takes a database back. Without it the revision is irreversible. */
  default void downgrade(Operations op) {
    op.irreversible(getClass().getSimpleName() + " has no downgrade");
  }

  // Elements

  /** A column: {@code column("title", varchar(255)).notNull()}. */
  default ColumnDefinition column(String name, SqlType type) {
    return ColumnDefinition.of(name, type);
  }

  /** A primary key of these columns. */
  default PrimaryKeyDefinition primaryKey(String name, String... columns) {
    return PrimaryKeyDefinition.of(name, columns);
  }

  /** A unique constraint of these columns. */
  default UniqueDefinition unique(String name, String... columns) {
    return UniqueDefinition.of(name, columns);
  }

  /** A check constraint: {@code check("users_age_check", "age >= 0")}. */
  default CheckDefinition check(String name, String sql) {
    return CheckDefinition.of(name, sql);
  }

  /**
   * An exclusion constraint, by all that follows its name in SQL: {@code exclude using gist (…)}.
   */
  default ExclusionDefinition exclusion(String name, String sql) {
    return ExclusionDefinition.of(name, sql);
  }

  /**
   * A foreign key: {@code foreignKey("posts_author_fk", "author_id").references("users", "id")}.
   */
  default ForeignKeyDefinition foreignKey(String name, String... columns) {
    return ForeignKeyDefinition.of(name, columns);
  }

  /** The comment of a table to be created. */
  default TableOption comment(String text) {
    return TableOption.comment(text);
  }

  /** Makes a table to be created fast to write and empty after a crash. */
  default TableOption unlogged() {
    return TableOption.unlogged();
  }

  /** A storage parameter of a table to be created: {@code storageParameter("fillfactor", "70")}. */
  default TableOption storageParameter(String name, String value) {
    return TableOption.storageParameter(name, value);
  }

  /** Partitions a table to be created: {@code partitionBy("range (created)")}. */
  default TableOption partitionBy(String sql) {
    return TableOption.partitionBy(sql);
  }

  /** Stores a table to be created in the tablespace of this exact name. */
  default TableOption tablespace(String name) {
    return TableOption.tablespace(name);
  }

  /** An index on columns: {@code index("posts_title_idx", "title").unique()}. */
  default IndexDefinition index(String name, String... columns) {
    return IndexDefinition.of(name, columns);
  }

  /**
   * An index on keys: {@code index("posts_idx", key("created").desc(),
   * expression("lower(title)"))}.
   */
  default IndexDefinition index(String name, IndexKeyDefinition... keys) {
    return IndexDefinition.of(name, keys);
  }

  /** A column as the key of an index: {@code key("created").desc()}. */
  default IndexKeyDefinition key(String column) {
    return IndexKeyDefinition.column(column);
  }

  /** An expression as the key of an index: {@code expression("lower(title)")}. */
  default IndexKeyDefinition expression(String sql) {
    return IndexKeyDefinition.expression(sql);
  }

  /** A sequence: {@code sequence("users_seq").startWith(1).incrementBy(50)}. */
  default SequenceDefinition sequence(String name) {
    return SequenceDefinition.of(name);
  }

  /** An attribute of a composite type. */
  default CompositeType.Attribute attribute(String name, SqlType type) {
    return CompositeTypeChanges.attribute(name, type);
  }

  /** The columns of the rows to insert. */
  default Columns columns(String... names) {
    return Columns.of(names);
  }

  /**
   * A row to insert: texts, numbers, booleans, {@code java.time} values, nulls; {@link #sql} for
   * SQL.
   */
  default Row row(Object... values) {
    return Row.of(values);
  }

  /**
   * A CSV file beside this class, for {@link Operations#bulkInsert(String, DataFile)}: its first
   * line names the columns, a value without anything is null, and {@code ""} the empty text.
   */
  default DataFile csv(String name) {
    return DataFile.csv(getClass(), name);
  }

  /**
   * A JSON file beside this class: an array of objects, or an object per line. Its names are those
   * of columns; what an object does not name is null.
   */
  default DataFile json(String name) {
    return DataFile.json(getClass(), name);
  }

  /** A value of a row as SQL: {@code row(1, sql("now()"))}. */
  default Literal sql(String expression) {
    return new Literal(Requirements.sql("A value", expression));
  }

  // Types

  /** {@code varchar(length)}, at most that many characters. */
  default SqlType varchar(int length) {
    return SqlType.of(
        "varchar", Requirements.between("The length of varchar", length, 1, 10485760));
  }

  /** {@code varchar} of any length. */
  default SqlType varchar() {
    return SqlType.of("varchar");
  }

  /** {@code char(length)}, filled with spaces to that many characters. */
  default SqlType chars(int length) {
    return SqlType.of("char", Requirements.between("The length of char", length, 1, 10485760));
  }

  /** {@code text}. */
  default SqlType text() {
    return SqlType.of("text");
  }

  /** {@code boolean}. */
  default SqlType bool() {
    return SqlType.of("boolean");
  }

  /** {@code smallint}: 2 bytes. */
  default SqlType smallint() {
    return SqlType.of("smallint");
  }

  /** {@code integer}: 4 bytes. */
  default SqlType integer() {
    return SqlType.of("integer");
  }

  /** {@code bigint}: 8 bytes. */
  default SqlType bigint() {
    return SqlType.of("bigint");
  }

  /** {@code numeric} of any precision. */
  default SqlType numeric() {
    return SqlType.of("numeric");
  }

  /** {@code numeric(precision)}: whole numbers of that many digits. */
  default SqlType numeric(int precision) {
    return SqlType.of(
        "numeric", Requirements.between("The precision of numeric", precision, 1, 1000));
  }

  /** {@code numeric(precision, scale)}: that many digits, {@code scale} of them after the point. */
  default SqlType numeric(int precision, int scale) {
    if (scale == 0) {
      return numeric(precision);
    }
    return SqlType.of(
        "numeric",
        Requirements.between("The precision of numeric", precision, 1, 1000),
        Requirements.between("The scale of numeric", scale, -1000, 1000));
  }

  /** {@code real}: 4 bytes of floating point. */
  default SqlType real() {
    return SqlType.of("real");
  }

  /** {@code double precision}: 8 bytes of floating point. */
  default SqlType doublePrecision() {
    return SqlType.of("double precision");
  }

  /** {@code date}. */
  default SqlType date() {
    return SqlType.of("date");
  }

  /** {@code time} of day, without a zone. */
  default SqlType time() {
    return SqlType.of("time");
  }

  /** {@code time} of day with that many digits of a second, 0 to 6. */
  default SqlType time(int precision) {
    return SqlType.of("time", Requirements.between("The precision of time", precision, 0, 6));
  }

  /** {@code time with time zone}. */
  default SqlType timetz() {
    return SqlType.of("timetz");
  }

  /** {@code time with time zone}, with that many digits of a second, 0 to 6. */
  default SqlType timetz(int precision) {
    return SqlType.of("timetz", Requirements.between("The precision of timetz", precision, 0, 6));
  }

  /** {@code timestamp}: date and time, without a zone. */
  default SqlType timestamp() {
    return SqlType.of("timestamp");
  }

  /** {@code timestamp} with that many digits of a second, 0 to 6. */
  default SqlType timestamp(int precision) {
    return SqlType.of(
        "timestamp", Requirements.between("The precision of timestamp", precision, 0, 6));
  }

  /** {@code timestamp with time zone}: a moment. */
  default SqlType timestamptz() {
    return SqlType.of("timestamptz");
  }

  /** {@code timestamp with time zone}, with that many digits of a second, 0 to 6. */
  default SqlType timestamptz(int precision) {
    return SqlType.of(
        "timestamptz", Requirements.between("The precision of timestamptz", precision, 0, 6));
  }

  /** {@code interval}. */
  default SqlType interval() {
    return SqlType.of("interval");
  }

  /** {@code bytea}: bytes. */
  default SqlType bytea() {
    return SqlType.of("bytea");
  }

  /** {@code uuid}. */
  default SqlType uuid() {
    return SqlType.of("uuid");
  }

  /** {@code json}, kept as text. */
  default SqlType json() {
    return SqlType.of("json");
  }

  /** {@code jsonb}, kept parsed. */
  default SqlType jsonb() {
    return SqlType.of("jsonb");
  }

  /** {@code oid}: what a large object is known by. */
  default SqlType oid() {
    return SqlType.of("oid");
  }

  /** An array of that type: {@code array(text())}. */
  default SqlType array(SqlType element) {
    return Requirements.given("The type of the elements", element).array();
  }

  /** An enum or composite type of the default schema. */
  default SqlType enumType(String name) {
    return SqlType.named(QualifiedName.of(Requirements.name("a type", name)));
  }

  /** An enum or composite type of another schema. */
  default SqlType enumType(String schema, String name) {
    return SqlType.named(
        QualifiedName.of(Requirements.name("a schema", schema), Requirements.name("a type", name)));
  }

  /**
   * Any other type, as SQL: {@code type("inet")}, {@code type("app.\"Mood\"")}.
   *
   * @throws IllegalArgumentException if it is not one type and nothing else
   */
  default SqlType type(String sql) {
    return SqlType.parse(Requirements.sql("A type", sql));
  }
}
