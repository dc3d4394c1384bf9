package dev.autogen.catalog;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.UniqueConstraint;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads primary keys, uniques, checks, exclusion constraints and foreign keys. Constraints with a
 * parent ({@code conparentid}) are the copies that PostgreSQL makes for partitions.
 */
final class ConstraintReader {

  private static final String SQL =
      """
      select k.conrelid, k.conname, k.contype, k.condeferrable, k.condeferred, k.convalidated,
        k.connoinherit, k.confupdtype, k.confdeltype, k.confmatchtype = 'f' as match_full,
        %s as nulls_not_distinct, %s as temporal,
        fn.nspname as referenced_schema, f.relname as referenced_table,
        (
          select array_agg(a.attname::text order by p.n)
          from unnest(k.conkey) with ordinality p (number, n)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number
        ) as columns,
        (
          select array_agg(a.attname::text order by p.n)
          from unnest(k.confkey) with ordinality p (number, n)
          join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.number
        ) as referenced_columns,
        case when i.indnatts > i.indnkeyatts then (
          select array_agg(a.attname::text order by p.n)
          from unnest(i.indkey::int2[]) with ordinality p (number, n)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.number
          where p.n > i.indnkeyatts
        ) end as include,
        case k.contype
          when 'c' then pg_get_expr(k.conbin, k.conrelid)
          when 'x' then pg_get_constraintdef(k.oid)
        end as sql
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u')
      left join pg_class f on f.oid = k.confrelid
      left join pg_namespace fn on fn.oid = f.relnamespace
      where n.nspname = any (?) and k.contype in ('p', 'u', 'c', 'x', 'f') and k.conparentid = 0
      """;

  private ConstraintReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    String sql =
        SQL.formatted(
            session.since(15, "coalesce(i.indnullsnotdistinct, false)", "false"),
            session.since(18, "k.conperiod", "false"));
    session.query(
        sql,
        row -> {
          Optional<QualifiedName> table = findings.table(row.number("conrelid"));
          if (table.isPresent()) {
            read(session, findings, row, table.get());
          }
        });
  }

  private static void read(CatalogSession session, Findings findings, Row row, QualifiedName table)
      throws SQLException {
    Constraint constraint = constraint(session, row, table);
    if (row.flag("temporal")) {
      findings.leaveAlone(constraint.id(), LeftAlone.Reason.NO_WORDS);
    } else {
      findings.add(constraint);
    }
  }

  private static Constraint constraint(CatalogSession session, Row row, QualifiedName table)
      throws SQLException {
    String name = row.text("conname");
    String type = row.text("contype");
    return switch (type) {
      case "p" ->
          new PrimaryKey(
              table, name, row.texts("columns"), row.texts("include"), deferrability(row));
      case "u" ->
          new UniqueConstraint(
              table,
              name,
              row.texts("columns"),
              row.texts("include"),
              row.flag("nulls_not_distinct"),
              deferrability(row));
      case "c" ->
          new CheckConstraint(
              table,
              name,
              Parentheses.strip(row.text("sql")),
              row.flag("connoinherit"),
              row.flag("convalidated"));
      case "x" -> new ExclusionConstraint(table, name, row.text("sql"));
      case "f" -> foreignKey(session, row, table, name);
      default -> throw new IllegalStateException("Constraint " + name + " is of type " + type);
    };
  }

  private static ForeignKey foreignKey(
      CatalogSession session, Row row, QualifiedName table, String name) throws SQLException {
    return new ForeignKey(
        table,
        name,
        row.texts("columns"),
        session.name(row.text("referenced_schema"), row.text("referenced_table")),
        row.texts("referenced_columns"),
        action(row.text("confupdtype")),
        action(row.text("confdeltype")),
        row.flag("match_full"),
        deferrability(row),
        row.flag("convalidated"));
  }

  /** The codes are those of {@code pg_constraint.confupdtype} (documentation: 53.13). */
  private static ReferentialAction action(String code) {
    return switch (code) {
      case "a" -> ReferentialAction.NO_ACTION;
      case "r" -> ReferentialAction.RESTRICT;
      case "c" -> ReferentialAction.CASCADE;
      case "n" -> ReferentialAction.SET_NULL;
      case "d" -> ReferentialAction.SET_DEFAULT;
      default -> throw new IllegalStateException("Unknown referential action " + code);
    };
  }

  private static Deferrability deferrability(Row row) throws SQLException {
    if (!row.flag("condeferrable")) {
      return Deferrability.NOT_DEFERRABLE;
    }
    return row.flag("condeferred")
        ? Deferrability.INITIALLY_DEFERRED
        : Deferrability.INITIALLY_IMMEDIATE;
  }
}
