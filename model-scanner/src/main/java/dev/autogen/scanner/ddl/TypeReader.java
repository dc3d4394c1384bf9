package dev.autogen.scanner.ddl;

import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlType;
import java.util.Locale;
import java.util.Map;

/** Reads the type of a column or attribute, and refuses those that only another DBMS has. */
final class TypeReader {

  /** Types of MySQL, Oracle, SQL Server and H2 that PostgreSQL lacks, and what it has instead. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("tinytext", "text"),
          Map.entry("mediumtext", "text"),
          Map.entry("longtext", "text"),
          Map.entry("ntext", "text"),
          Map.entry("clob", "text"),
          Map.entry("nclob", "text"),
          Map.entry("long", "text"),
          Map.entry("long raw", "bytea"),
          Map.entry("char large object", "text"),
          Map.entry("character large object", "text"),
          Map.entry("binary large object", "bytea"),
          Map.entry("enum", "an enum type or varchar with a check"),
          Map.entry("set", "text[]"),
          Map.entry("longvarchar", "text"),
          Map.entry("varchar2", "varchar"),
          Map.entry("nvarchar", "varchar"),
          Map.entry("nvarchar2", "varchar"),
          Map.entry("tinyblob", "bytea"),
          Map.entry("blob", "bytea"),
          Map.entry("mediumblob", "bytea"),
          Map.entry("longblob", "bytea"),
          Map.entry("binary", "bytea"),
          Map.entry("varbinary", "bytea"),
          Map.entry("longvarbinary", "bytea"),
          Map.entry("image", "bytea"),
          Map.entry("raw", "bytea"),
          Map.entry("bfile", "bytea"),
          Map.entry("rowversion", "bytea"),
          Map.entry("xmltype", "xml"),
          Map.entry("sql_variant", "text"),
          Map.entry("hierarchyid", "text"),
          Map.entry("smallmoney", "money"),
          Map.entry("datetime", "timestamp"),
          Map.entry("datetime2", "timestamp"),
          Map.entry("smalldatetime", "timestamp"),
          Map.entry("datetimeoffset", "timestamptz"),
          Map.entry("timestamp with local time zone", "timestamptz"),
          Map.entry("year", "integer"),
          Map.entry("tinyint", "smallint"),
          Map.entry("mediumint", "integer"),
          Map.entry("number", "numeric"),
          Map.entry("double", "double precision"),
          Map.entry("binary_double", "double precision"),
          Map.entry("binary_float", "real"),
          Map.entry("uniqueidentifier", "uuid"));

  private final SchemaName defaultSchema;

  TypeReader(SchemaName defaultSchema) {
    this.defaultSchema = defaultSchema;
  }

  /**
   * Reads a type.
   *
   * @throws DdlException if PostgreSQL has no such type, or it cannot be read
   */
  SqlType type(String sql) {
    SqlType type;
    try {
      type = SqlType.parse(sql);
    } catch (IllegalArgumentException e) {
      throw foreign(name(sql), sql, e.getMessage());
    }
    // Between quotes it is a name that someone gave, of a domain perhaps.
    if (type.schema().isDefault() && FOREIGN.containsKey(type.name()) && !sql.startsWith("\"")) {
      throw foreign(type.name(), sql, "");
    }
    return type.schema().equals(defaultSchema)
        ? type.renamed(new QualifiedName(SchemaName.DEFAULT, type.name()))
        : type;
  }

  /** The words of a foreign type before its parentheses, or else the first of them. */
  private static String name(String sql) {
    String words =
        sql.replaceAll("\\(.*", "").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return FOREIGN.containsKey(words) ? words : words.split(" ", 2)[0];
  }

  private static DdlException foreign(String name, String sql, String message) {
    String instead = FOREIGN.get(name);
    return new DdlException(
        instead == null
            ? "'%s' is not a type of PostgreSQL: %s".formatted(sql, message)
            : "'%s' is not a type of PostgreSQL; it has %s instead".formatted(sql, instead));
  }
}
