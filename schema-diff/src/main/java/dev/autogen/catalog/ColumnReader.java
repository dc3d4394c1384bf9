package dev.autogen.catalog;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.QualifiedName;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads the columns of tables. Whether a column takes nulls is read from the column: the NOT NULL
 * constraints with names that PostgreSQL 18 keeps besides say the same once more.
 */
final class ColumnReader {

  private static final String SQL =
      """
      select a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull, a.attidentity, a.attgenerated,
        pg_get_expr(d.adbin, d.adrelid) as expression,
        case when a.attcollation <> t.typcollation then k.collname end as collation,
        m.description as comment
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      left join pg_collation k on k.oid = a.attcollation
      left join pg_description m
        on m.classoid = 'pg_class'::regclass and m.objoid = a.attrelid and m.objsubid = a.attnum
      where n.nspname = any (?) and c.relkind in ('r', 'p') and a.attnum > 0
        and not a.attisdropped
      order by a.attrelid, a.attnum
      """;

  private ColumnReader() {}

  static void read(CatalogSession session, Findings findings, IdentitySequences identities)
      throws SQLException {
    session.query(
        SQL,
        row -> {
          Optional<QualifiedName> table = findings.table(row.number("attrelid"));
          if (table.isPresent()) {
            findings.add(
                new Column(
                    table.get(),
                    row.text("attname"),
                    session.type(row.text("type")),
                    !row.flag("attnotnull"),
                    defaultValue(row, table.get(), identities),
                    row.text("collation"),
                    row.text("comment")));
          }
        });
  }

  private static ColumnDefault defaultValue(
      Row row, QualifiedName table, IdentitySequences identities) throws SQLException {
    String identity = row.text("attidentity");
    if (!identity.isEmpty()) {
      return identities.identity(
          row.number("attrelid"),
          row.integer("attnum"),
          identity.equals("a"),
          table.name(),
          row.text("attname"));
    }
    String expression = row.text("expression");
    String generated = row.text("attgenerated");
    if (!generated.isEmpty()) {
      return new ColumnDefault.Generated(Parentheses.strip(expression), generated.equals("s"));
    }
    return expression.isEmpty() ? ColumnDefault.NONE : new ColumnDefault.Expression(expression);
  }
}
