package dev.autogen.catalog;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.SQLException;
import java.util.List;

/** Reads the triggers that people made, on tables and on views, and whether they are enabled. */
final class TriggerReader {

  /** Printed "pretty", a definition qualifies only what the search path does not find. */
  private static final String SQL =
      """
      select t.oid, t.tgname, t.tgrelid, t.tgenabled, n.nspname, c.relname,
        pg_get_triggerdef(t.oid, true) as definition
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any (?) and not t.tgisinternal and t.tgparentid = 0
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_trigger'::regclass and e.objid = t.oid and e.deptype = 'e'
        )
      """;

  private TriggerReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          if (findings.at(new Findings.Address("pg_class", row.number("tgrelid"))).isEmpty()) {
            return; // on a table that is left alone
          }
          QualifiedName relation = session.name(row.text("nspname"), row.text("relname"));
          String name = row.text("tgname");
          findings.addOpaque(
              new Findings.Address("pg_trigger", row.number("oid")),
              new OpaqueObject(
                  ObjectKind.TRIGGER,
                  relation.sibling(name + " ON " + relation.name()),
                  row.text("definition") + state(row.text("tgenabled"), name, relation),
                  "drop trigger "
                      + SqlIdentifier.quote(name)
                      + " on "
                      + SqlIdentifier.quote(relation),
                  List.of()));
        });
  }

  /** When it fires, as far as that is not as usual ({@code pg_trigger.tgenabled}). */
  private static String state(String code, String name, QualifiedName table) {
    String words =
        switch (code) {
          case "D" -> "disable";
          case "R" -> "enable replica";
          case "A" -> "enable always";
          default -> "";
        };
    return words.isEmpty()
        ? ""
        : ";\nalter table %s %s trigger %s"
            .formatted(SqlIdentifier.quote(table), words, SqlIdentifier.quote(name));
  }
}
