package dev.autogen.migration;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what PostgreSQL does not let a column change or go for, and the run leaves in place: views,
 * rules, triggers, policies, functions, publications, partition keys, tables over the row type
 * (tablecmds.c, {@code RememberAllDependentForRebuilding}).
 */
final class Obstacles {

  private static final String QUERY =
      """
      with given as (
        select g.nr, g.dropped, a.attrelid, a.attnum, a.attinhcount
        from unnest(?::int[], ?::boolean[], ?::text[], ?::text[]) g (nr, dropped, rel, name)
        join pg_catalog.pg_attribute a
          on a.attrelid = to_regclass(g.rel) and a.attname = g.name and not a.attisdropped),
      user_of as (
        select distinct g.nr, d.classid, d.objid
        from given g
        join pg_catalog.pg_depend d on d.refclassid = 'pg_class'::regclass
          and d.refobjid = g.attrelid and d.refobjsubid = g.attnum
        where d.classid in ('pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass,
                            'pg_proc'::regclass, 'pg_publication_rel'::regclass)
          and (not g.dropped or d.deptype = 'n'))
      select u.nr, case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW' else 'OTHER' end,
             n.nspname, c.relname, pg_describe_object(u.classid, u.objid, 0)
      from user_of u
      join pg_catalog.pg_rewrite w on u.classid = 'pg_rewrite'::regclass and w.oid = u.objid
      join pg_catalog.pg_class c on c.oid = w.ev_class
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      union all
      select u.nr, 'TRIGGER', n.nspname, format('%s ON %s', t.tgname, c.relname),
             pg_describe_object(u.classid, u.objid, 0)
      from user_of u
      join pg_catalog.pg_trigger t on u.classid = 'pg_trigger'::regclass and t.oid = u.objid
      join pg_catalog.pg_class c on c.oid = t.tgrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal
      union all
      select u.nr, 'FUNCTION', n.nspname,
             format('%s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)),
             pg_describe_object(u.classid, u.objid, 0)
      from user_of u
      join pg_catalog.pg_proc p on u.classid = 'pg_proc'::regclass and p.oid = u.objid
      join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      union all
      select u.nr, 'OTHER', '', '', pg_describe_object(u.classid, u.objid, 0)
      from user_of u where u.classid in ('pg_policy'::regclass, 'pg_publication_rel'::regclass)
      union all
      select g.nr, 'OTHER', '', '', format('the partition key of table %s', g.attrelid::regclass)
      from given g join pg_catalog.pg_partitioned_table p on p.partrelid = g.attrelid
      where g.attnum = any (p.partattrs)
      union all
      select g.nr, 'OTHER', '', '', 'the table that it is inherited from' from given g where g.attinhcount > 0
      union all
      select distinct g.nr, 'OTHER', '', '', pg_describe_object(d.classid, d.objid, d.objsubid)
      from given g
      join pg_catalog.pg_class c on c.oid = g.attrelid
      join pg_catalog.pg_type t on t.oid = c.reltype or t.typelem = c.reltype and t.typcategory = 'A'
      join pg_catalog.pg_depend d on d.refclassid = 'pg_type'::regclass and d.refobjid = t.oid
      where not g.dropped and d.classid = 'pg_class'::regclass and d.objsubid > 0
      order by 1, 5""";

  private final String defaultSchema;

  /**
   * @param defaultSchema the schema that unqualified names live in
   */
  Obstacles(String defaultSchema) {
    this.defaultSchema = defaultSchema;
  }

  /** A column that changes its type, or goes. */
  private record Target(ObjectId column, boolean dropped, Set<ObjectId> gone) {}

  /**
   * What stands in the way of a column.
   *
   * @param sentence what would be refused because of what
   * @param words what drops it in a revision, such as {@code op.dropView}
   */
  record Obstacle(String sentence, Set<String> words) {

    Obstacle {
      words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
    }
  }

  /** Returns what stands in the way, for each column that something does. */
  List<Obstacle> of(Connection connection, List<PlannedRevision> revisions) throws SQLException {
    List<Target> targets = new ArrayList<>();
    for (Outlook.Seen seen : Outlook.of(revisions)) {
      target(seen).ifPresent(targets::add);
    }
    if (targets.isEmpty()) {
      return List.of();
    }
    Map<Target, Map<String, String>> found = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      List<Integer> numbers = new ArrayList<>();
      targets.forEach(target -> numbers.add(numbers.size()));
      statement.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
      statement.setArray(
          2, connection.createArrayOf("bool", targets.stream().map(Target::dropped).toArray()));
      statement.setArray(
          3,
          connection.createArrayOf(
              "text", targets.stream().map(t -> quoted(t.column().tableName())).toArray()));
      statement.setArray(
          4,
          connection.createArrayOf("text", targets.stream().map(t -> t.column().name()).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Target target = targets.get(row.getInt(1));
          ObjectId user =
              new ObjectId(
                  ObjectKind.valueOf(row.getString(2)),
                  SchemaName.of(row.getString(3).isEmpty() ? defaultSchema : row.getString(3)),
                  "",
                  row.getString(4));
          if (!target.gone().contains(user)) {
            found
                .computeIfAbsent(target, t -> new LinkedHashMap<>())
                .put(described(user, row.getString(5)), word(user.kind()));
          }
        }
      }
    }
    return found.entrySet().stream()
        .map(
            one ->
                new Obstacle(
                    sentence(one.getKey(), one.getValue().keySet()),
                    new LinkedHashSet<>(one.getValue().values())))
        .distinct()
        .toList();
  }

  /** PostgreSQL describes the rule that makes a view one: {@code rule _RETURN on view v}. */
  private String described(ObjectId user, String description) {
    if (user.kind() != ObjectKind.VIEW && user.kind() != ObjectKind.MATERIALIZED_VIEW) {
      return description;
    }
    boolean isDefault = user.schema().name().equals(defaultSchema);
    return user.kind().words() + " " + (isDefault ? user.name() : user.dottedName());
  }

  private static String word(ObjectKind kind) {
    return switch (kind) {
      case VIEW -> "op.dropView";
      case MATERIALIZED_VIEW -> "op.dropMaterializedView";
      case TRIGGER -> "op.dropTrigger";
      case FUNCTION -> "op.dropFunction";
      default -> "op.execute";
    };
  }

  private Optional<Target> target(Outlook.Seen seen) {
    Operation operation = seen.operation();
    boolean retypes =
        operation instanceof Alter alter
            && alter.object().kind() == ObjectKind.COLUMN
            && alter.changes().stream().anyMatch(Change.SetType.class::isInstance);
    boolean drops = operation instanceof Drop drop && drop.object().kind() == ObjectKind.COLUMN;
    if (!retypes && !drops) {
      return Optional.empty();
    }
    ObjectId column = retypes ? ((Alter) operation).object() : ((Drop) operation).object();
    return seen.isAsBefore(column)
        ? Optional.of(
            new Target(
                column,
                drops,
                seen.dropped().stream()
                    .filter(id -> !id.kind().isTableElement())
                    .map(this::bound)
                    .collect(Collectors.toSet())))
        : Optional.empty();
  }

  private ObjectId bound(ObjectId id) {
    return new ObjectId(id.kind(), schema(id.schema()), "", id.name());
  }

  private SchemaName schema(SchemaName name) {
    return name.isDefault() ? SchemaName.of(defaultSchema) : name;
  }

  private String quoted(QualifiedName name) {
    return SqlIdentifier.quote(new QualifiedName(schema(name.schema()), name.name()));
  }

  private static String sentence(Target target, Set<String> users) {
    return "%s cannot %s because of %s"
        .formatted(
            target.column(),
            target.dropped() ? "go" : "take another type",
            String.join(", ", users));
  }
}
