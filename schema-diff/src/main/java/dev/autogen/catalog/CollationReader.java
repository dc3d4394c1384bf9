package dev.autogen.catalog;

import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.StringLiteral;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the collations that people made. */
final class CollationReader {

  /**
   * The column with the locale has another name in each of 14, 15 and 17 (release notes of 15 and
   * 17, {@code pg_collation}), so it is looked up by name in the row as JSON.
   */
  private static final String SQL =
      """
      select l.oid, n.nspname, l.collname, l.collprovider, l.collisdeterministic,
        coalesce(
          to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'colliculocale', l.collcollate::text
        ) as locale,
        l.collctype::text as character_type, to_jsonb(l) ->> 'collicurules' as rules
      from pg_collation l
      join pg_namespace n on n.oid = l.collnamespace
      where n.nspname = any (?)
        and l.collencoding in (
          -1, (select d.encoding from pg_database d where d.datname = current_database())
        )
        and not exists (
          select from pg_depend e
          where e.classid = 'pg_collation'::regclass and e.objid = l.oid and e.deptype = 'e'
        )
      """;

  private CollationReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL,
        row -> {
          QualifiedName name = session.name(row.text("nspname"), row.text("collname"));
          String sqlName = SqlIdentifier.quote(name);
          Findings.Address address = new Findings.Address("pg_collation", row.number("oid"));
          OpaqueObject collation =
              new OpaqueObject(
                  ObjectKind.COLLATION,
                  name,
                  "create collation %s (%s)".formatted(sqlName, String.join(", ", options(row))),
                  "drop collation " + sqlName,
                  List.of());
          findings.addOpaque(address, collation);
        });
  }

  private static List<String> options(Row row) throws SQLException {
    List<String> options = new ArrayList<>();
    String locale = row.text("locale");
    switch (row.text("collprovider")) {
      case "i" -> options.add("provider = icu");
      case "b" -> options.add("provider = builtin");
      default -> {}
    }
    boolean ofLibrary = options.isEmpty();
    if (ofLibrary && !locale.equals(row.text("character_type"))) {
      options.add("lc_collate = " + StringLiteral.of(locale));
      options.add("lc_ctype = " + StringLiteral.of(row.text("character_type")));
    } else {
      options.add("locale = " + StringLiteral.of(locale));
    }
    if (!row.flag("collisdeterministic")) {
      options.add("deterministic = false");
    }
    if (!row.text("rules").isEmpty()) {
      options.add("rules = " + StringLiteral.of(row.text("rules")));
    }
    return options;
  }
}
