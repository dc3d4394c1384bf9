package dev.autogen.engine.seed;

import dev.autogen.catalog.Catalog;
import dev.autogen.schema.Column;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of the database that can be copied into: those of its default schema. */
final class TargetCatalog {

  private static final String TYPES_BENEATH_DOMAINS =
      """
      with recursive beneath as (
        select c.relname, a.attname, t.typbasetype as type, t.typtypmod as modifier
          from pg_catalog.pg_attribute a
          join pg_catalog.pg_class c on c.oid = a.attrelid
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
          join pg_catalog.pg_type t on t.oid = a.atttypid
         where n.nspname = ? and t.typtype = 'd' and a.attnum > 0 and not a.attisdropped
        union all
        select b.relname, b.attname, t.typbasetype, t.typtypmod
          from beneath b join pg_catalog.pg_type t on t.oid = b.type
         where t.typtype = 'd')
      select b.relname, b.attname, pg_catalog.format_type(b.type, b.modifier)
        from beneath b join pg_catalog.pg_type t on t.oid = b.type
       where t.typtype <> 'd'""";

  private final Catalog catalog;
  private final Map<ObjectId, SqlType> beneathDomains;

  private TargetCatalog(Catalog catalog, Map<ObjectId, SqlType> beneathDomains) {
    this.catalog = catalog;
    this.beneathDomains = beneathDomains;
  }

  static TargetCatalog of(Catalog catalog, Connection connection) throws SQLException {
    Map<ObjectId, SqlType> types = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(TYPES_BENEATH_DOMAINS)) {
      statement.setString(1, catalog.defaultSchema());
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          types.put(
              ObjectId.column(QualifiedName.of(found.getString(1)), found.getString(2)),
              SqlType.parse(found.getString(3)));
        }
      }
    }
    return new TargetCatalog(catalog, types);
  }

  Schema schema() {
    return catalog.schema();
  }

  /** Returns the real name of the schema whose tables these are. */
  String schemaName() {
    return catalog.defaultSchema();
  }

  /** Returns the tables, sorted. */
  List<QualifiedName> tables() {
    return schema().objects(Table.class).stream()
        .map(Table::name)
        .filter(name -> name.schema().isDefault())
        .sorted()
        .toList();
  }

  List<TargetColumn> columns(QualifiedName table) {
    return schema().columns(table).stream().map(this::column).toList();
  }

  private TargetColumn column(Column column) {
    SqlType type = beneathDomains.getOrDefault(column.id(), column.type());
    List<String> labels =
        type.isBuiltIn()
            ? List.of()
            : schema()
                .find(ObjectId.of(ObjectKind.ENUM_TYPE, type.qualifiedName()), EnumType.class)
                .map(EnumType::labels)
                .orElse(List.of());
    return new TargetColumn(column, type, labels);
  }

  /** Returns a name for statements, whatever the search path is. */
  String sql(QualifiedName name) {
    return SqlIdentifier.quote(
        name.schema().isDefault()
            ? new QualifiedName(SchemaName.of(schemaName()), name.name())
            : name);
  }
}
