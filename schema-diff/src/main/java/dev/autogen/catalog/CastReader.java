package dev.autogen.catalog;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the casts from or to types of the schemas in scope, such as Hibernate makes for its enums.
 */
final class CastReader {

  private static final String SQL =
      """
      select k.oid, k.castcontext, k.castmethod,
        format_type(k.castsource, null) as source, format_type(k.casttarget, null) as target,
        k.castfunc::regprocedure::text as function
      from pg_cast k
      join pg_type s on s.oid = k.castsource
      join pg_type t on t.oid = k.casttarget
      where exists (
          select from pg_namespace n
          where n.nspname = any (?) and n.oid in (s.typnamespace, t.typnamespace)
        )
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_cast'::regclass and e.objid = k.oid and e.deptype in ('e', 'i')
        )
      """;

  private CastReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          String types =
              session.type(row.text("source")) + " AS " + session.type(row.text("target"));
          findings.addOpaque(
              new Findings.Address("pg_cast", row.number("oid")),
              new OpaqueObject(
                  ObjectKind.CAST,
                  QualifiedName.of(types),
                  "create cast (" + types + ")" + method(row) + context(row),
                  "drop cast (" + types + ")",
                  List.of()));
        });
  }

  private static String method(Row row) throws SQLException {
    return switch (row.text("castmethod")) {
      case "f" -> " with function " + row.text("function");
      case "i" -> " with inout";
      default -> " without function";
    };
  }

  private static String context(Row row) throws SQLException {
    return switch (row.text("castcontext")) {
      case "a" -> " as assignment";
      case "i" -> " as implicit";
      default -> "";
    };
  }
}
