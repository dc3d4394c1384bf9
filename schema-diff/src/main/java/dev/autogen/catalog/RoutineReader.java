package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.SQLException;
import java.util.List;

/** Reads functions and procedures; their names carry the types of their arguments. */
final class RoutineReader {

  private static final String SQL =
      """
      select p.oid, n.nspname, p.proname, p.prokind,
        pg_get_function_identity_arguments(p.oid) as arguments,
        quote_ident(n.nspname) || '.' || quote_ident(p.proname) as qualified_name,
        case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end as definition,
        case when a.aggkind = 'n' and a.aggmtransfn = 0 and a.aggfinalmodify = 'r' then
          concat(
            'sfunc = ', a.aggtransfn::regproc, ', stype = ', format_type(a.aggtranstype, null),
            ', sspace = ' || nullif(a.aggtransspace, 0),
            ', finalfunc = ' || nullif(a.aggfinalfn, 0::oid)::regproc::text,
            case when a.aggfinalextra then ', finalfunc_extra' end,
            ', combinefunc = ' || nullif(a.aggcombinefn, 0::oid)::regproc::text,
            ', serialfunc = ' || nullif(a.aggserialfn, 0::oid)::regproc::text,
            ', deserialfunc = ' || nullif(a.aggdeserialfn, 0::oid)::regproc::text,
            ', initcond = ' || quote_literal(a.agginitval),
            ', sortop = ' || (
              select format('operator(%I.%s)', s.nspname, o.oprname)
              from pg_operator o join pg_namespace s on s.oid = o.oprnamespace
              where o.oid = a.aggsortop),
            ', parallel = ' || case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end)
        end as aggregate
      from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      left join pg_aggregate a on a.aggfnoid = p.oid
      where n.nspname = any (?)
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype in ('e', 'i')
        )
      """;

  private RoutineReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          QualifiedName name = session.name(row.text("nspname"), row.text("proname"));
          String arguments = "(" + row.text("arguments") + ")";
          QualifiedName signature = name.sibling(name.name() + arguments);
          String sqlName = SqlIdentifier.quote(name);
          if (row.text("prokind").equals("a")) {
            aggregate(row, signature, sqlName, findings);
            return;
          }
          findings.addOpaque(
              new Findings.Address("pg_proc", row.number("oid")),
              new OpaqueObject(
                  ObjectKind.FUNCTION,
                  signature,
                  definition(row, sqlName),
                  (row.text("prokind").equals("p") ? "drop procedure " : "drop function ")
                      + sqlName
                      + arguments,
                  List.of()));
        });
  }

  /** PostgreSQL has no function that prints an aggregate; ordered and moving ones are left. */
  private static void aggregate(Row row, QualifiedName signature, String sqlName, Findings findings)
      throws SQLException {
    if (row.text("aggregate").isEmpty()) {
      findings.leaveAlone(ObjectId.of(ObjectKind.FUNCTION, signature), LeftAlone.Reason.NO_WORDS);
      return;
    }
    String arguments = row.text("arguments").isEmpty() ? "*" : row.text("arguments");
    String named = "%s(%s)".formatted(sqlName, arguments);
    findings.addOpaque(
        new Findings.Address("pg_proc", row.number("oid")),
        new OpaqueObject(
            ObjectKind.FUNCTION,
            signature,
            "create aggregate %s (%s)".formatted(named, row.text("aggregate")),
            "drop aggregate " + named,
            List.of()));
  }

  /** PostgreSQL qualifies the name of the function whatever the search path is. */
  private static String definition(Row row, String sqlName) throws SQLException {
    String definition = row.text("definition");
    String qualifiedName = row.text("qualified_name");
    int start = definition.indexOf(qualifiedName);
    return (definition.substring(0, start)
            + sqlName
            + definition.substring(start + qualifiedName.length()))
        .stripTrailing();
  }
}
