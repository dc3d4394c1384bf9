package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what the opaque objects depend on, and adds them to the findings: of a table the table and
 * the columns that they use, whose types cannot change under them.
 */
final class DependencyReader {

  /** A view depends on tables through its rule. */
  private static final String SQL =
      """
      with given as (select unnest(?::oid[]) as oid),
      users as (
        select 'pg_class'::regclass as catalog, r.ev_class as oid,
          'pg_rewrite'::regclass as classid, r.oid as objid
        from pg_rewrite r join given g on g.oid = r.ev_class
        union all
        select k.catalog, g.oid, k.catalog, g.oid
        from given g
        cross join (
          values ('pg_proc'::regclass), ('pg_trigger'), ('pg_cast'), ('pg_type')
        ) k (catalog)
      )
      select distinct u.catalog::text as catalog, u.oid,
        d.refclassid::regclass::text as used_catalog, d.refobjid as used_oid,
        a.attname as used_column
      from users u
      join pg_depend d on d.classid = u.classid and d.objid = u.objid
      left join pg_attribute a
        on d.refclassid = 'pg_class'::regclass and a.attrelid = d.refobjid
        and a.attnum = d.refobjsubid and a.attnum > 0
      where d.deptype in ('n', 'a')
      """;

  private DependencyReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    Map<Findings.Address, Set<ObjectId>> dependencies = new HashMap<>();
    List<Long> oids =
        findings.opaqueAddresses().stream().map(Findings.Address::oid).distinct().toList();
    session.queryByOid(
        SQL,
        oids,
        row -> {
          Findings.Address user = new Findings.Address(row.text("catalog"), row.number("oid"));
          Optional<ObjectId> used =
              findings.at(new Findings.Address(row.text("used_catalog"), row.number("used_oid")));
          Optional<ObjectId> self = findings.at(user);
          if (used.isPresent() && !used.equals(self)) {
            Set<ObjectId> all = dependencies.computeIfAbsent(user, address -> new TreeSet<>());
            all.add(used.get());
            if (used.get().kind() == ObjectKind.TABLE && !row.text("used_column").isEmpty()) {
              all.add(ObjectId.column(used.get().tableName(), row.text("used_column")));
            }
          }
        });
    for (Findings.Address address : findings.opaqueAddresses()) {
      OpaqueObject object = findings.opaqueObject(address);
      findings.add(
          new OpaqueObject(
              object.kind(),
              object.name(),
              object.definition(),
              object.dropSql(),
              List.copyOf(dependencies.getOrDefault(address, Set.of()))));
    }
  }
}
