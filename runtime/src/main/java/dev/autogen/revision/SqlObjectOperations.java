package dev.autogen.revision;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Rename;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.RoutineSignature;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@link Operations} that is about what autogen does not take apart: views, functions,
 * triggers, domains, extensions. They are known by their names, so that a drop gives back what
 * earlier revisions said, and are created by SQL, in which the search path decides.
 */
abstract sealed class SqlObjectOperations extends ObjectOperations permits DataOperations {

  private static final Pattern NO_FUNCTION =
      Pattern.compile("(?is)\\s*create\\s+(?:or\\s+replace\\s+)?(procedure|aggregate)\\b.*");

  SqlObjectOperations(Recording recording, SchemaName schema) {
    super(recording, schema);
  }

  /**
   * Creates a view, as in {@code createView("recent_posts", "select * from posts where …")}.
   *
   * @param query what stands behind {@code as}
   */
  public void createView(String view, String query) {
    QualifiedName name = named("a view", view);
    create(ObjectKind.VIEW, name, viewSql("create view ", name, query), "drop view ");
  }

  /**
   * Replaces the query of a view, to which PostgreSQL may only add columns at the end. Undone, the
   * view is what the revisions before said: replaced in its turn, or dropped and created without
   * its grants where the text shows that it has more columns now than before.
   */
  public void replaceView(String view, String query) {
    QualifiedName name = named("a view", view);
    replace(ObjectKind.VIEW, name, viewSql("create or replace view ", name, query));
  }

  /** Drops a view; fails if others use it. */
  public void dropView(String view) {
    drop(ObjectKind.VIEW, named("a view", view), "drop view ");
  }

  /** Gives a view another name; what uses it follows. */
  public void renameView(String from, String to) {
    rename(ObjectKind.VIEW, named("a view", from), "a view", to);
  }

  /** Creates a materialized view, filled by its query. */
  public void createMaterializedView(String view, String query) {
    QualifiedName name = named("a materialized view", view);
    create(
        ObjectKind.MATERIALIZED_VIEW,
        name,
        viewSql("create materialized view ", name, query),
        "drop materialized view ");
  }

  /** Drops a materialized view with its indexes; fails if others use it. */
  public void dropMaterializedView(String view) {
    drop(
        ObjectKind.MATERIALIZED_VIEW,
        named("a materialized view", view),
        "drop materialized view ");
  }

  /** Gives a materialized view another name; what uses it follows. */
  public void renameMaterializedView(String from, String to) {
    rename(
        ObjectKind.MATERIALIZED_VIEW,
        named("a materialized view", from),
        "a materialized view",
        to);
  }

  private static String viewSql(String create, QualifiedName name, String query) {
    Requirements.sql("The query of view " + name.name(), query);
    if (query.strip().regionMatches(true, 0, "create ", 0, "create ".length())) {
      throw new IllegalArgumentException(
          "View %s is given a whole statement. Write its query alone, from 'select' on."
              .formatted(name.name()));
    }
    return create + SqlIdentifier.quote(name) + " as\n" + query;
  }

  /**
   * Creates a function, procedure or aggregate.
   *
   * @param signature its name and the types of its arguments, which tell it from others of its
   *     name: {@code "slug(text)"}
   * @param sql the whole statement: {@code create function …} or {@code create procedure …}
   * @throws IllegalArgumentException if the statement makes another function than that
   */
  public void createFunction(String signature, String sql) {
    QualifiedName name = signature(signature);
    String definition = routine(signature, sql);
    Matcher other = NO_FUNCTION.matcher(sql);
    String kind = other.matches() ? other.group(1).toLowerCase(Locale.ROOT) : "function";
    add(
        new Create(
            new OpaqueObject(
                ObjectKind.FUNCTION,
                name,
                definition,
                "drop " + kind + " " + quoted(name),
                List.of())));
  }

  private static String routine(String signature, String sql) {
    Requirements.sql("Function " + signature, sql);
    NamedInSql.requireRoutine(RoutineSignature.parse(signature), sql);
    return sql;
  }

  /**
   * Replaces a function or procedure. Undone, it is what the revisions before said.
   *
   * @param sql the whole statement: {@code create or replace function …}
   * @throws IllegalArgumentException if the statement makes another function than that
   */
  public void replaceFunction(String signature, String sql) {
    replace(ObjectKind.FUNCTION, signature(signature), routine(signature, sql));
  }

  /** Drops a function or procedure; fails if something uses it. */
  public void dropFunction(String signature) {
    QualifiedName name = signature(signature);
    add(new Drop(ObjectId.of(ObjectKind.FUNCTION, name), false, "drop routine " + quoted(name)));
  }

  private QualifiedName signature(String signature) {
    Requirements.text("The signature of a function", signature);
    int arguments = signature.indexOf('(');
    if (arguments < 1 || !signature.endsWith(")")) {
      throw new IllegalArgumentException(
          "Function %1$s is named without its arguments. Write \"%1$s()\" or \"%1$s(text)\"."
              .formatted(signature));
    }
    Requirements.name("a function", signature.substring(0, arguments));
    return new QualifiedName(schema, RoutineSignature.parse(signature).toString());
  }

  private static String quoted(QualifiedName signature) {
    int arguments = signature.name().indexOf('(');
    return SqlIdentifier.quote(signature.sibling(signature.name().substring(0, arguments)))
        + signature.name().substring(arguments);
  }

  /**
   * Creates a trigger.
   *
   * @param sql the whole statement: {@code create trigger …}
   * @throws IllegalArgumentException if the statement makes another trigger than that
   */
  public void createTrigger(String table, String trigger, String sql) {
    QualifiedName name = trigger(table, trigger);
    NamedInSql.requireTrigger(table, trigger, Requirements.sql("Trigger " + trigger, sql));
    add(
        new Create(
            new OpaqueObject(
                ObjectKind.TRIGGER, name, sql, dropTriggerSql(table, trigger), List.of())));
  }

  /** Drops a trigger. */
  public void dropTrigger(String table, String trigger) {
    add(
        new Drop(
            ObjectId.of(ObjectKind.TRIGGER, trigger(table, trigger)),
            false,
            dropTriggerSql(table, trigger)));
  }

  private QualifiedName trigger(String table, String trigger) {
    Requirements.name("a trigger", trigger);
    return new QualifiedName(
        schema, trigger + " ON " + Requirements.name("the table of a trigger", table));
  }

  private String dropTriggerSql(String table, String trigger) {
    return "drop trigger %s on %s"
        .formatted(
            SqlIdentifier.quote(trigger), SqlIdentifier.quote(new QualifiedName(schema, table)));
  }

  /**
   * Creates a domain.
   *
   * @param sql what follows its name and {@code as}: {@code text check (value like '%@%')}
   */
  public void createDomain(String domain, String sql) {
    QualifiedName name = named("a domain", domain);
    create(
        ObjectKind.DOMAIN,
        name,
        "create domain %s as %s"
            .formatted(
                SqlIdentifier.quote(name), Requirements.sql("What domain " + domain + " is", sql)),
        "drop domain ");
  }

  /** Drops a domain; fails if a column has it. */
  public void dropDomain(String domain) {
    drop(ObjectKind.DOMAIN, named("a domain", domain), "drop domain ");
  }

  /** Gives a domain another name; columns follow. */
  public void renameDomain(String from, String to) {
    rename(ObjectKind.DOMAIN, named("a domain", from), "a domain", to);
  }

  /** Creates an extension, in the schema of {@link Operations#in} if that was said. */
  public void createExtension(String extension) {
    QualifiedName name = extension(extension);
    String place = schema.isDefault() ? "" : " schema " + SqlIdentifier.quote(schema.name());
    create(
        ObjectKind.EXTENSION,
        name,
        "create extension " + SqlIdentifier.quote(name) + place,
        "drop extension ");
  }

  /** Drops an extension; fails if something uses what it brought. */
  public void dropExtension(String extension) {
    drop(ObjectKind.EXTENSION, extension(extension), "drop extension ");
  }

  /** A database has an extension once, whatever schema it is in. */
  private static QualifiedName extension(String extension) {
    return QualifiedName.of(Requirements.name("an extension", extension));
  }

  private void create(ObjectKind kind, QualifiedName name, String sql, String drop) {
    add(new Create(new OpaqueObject(kind, name, sql, drop + SqlIdentifier.quote(name), List.of())));
  }

  private void replace(ObjectKind kind, QualifiedName name, String sql) {
    add(Alter.of(ObjectId.of(kind, name), new Change.SetDefinition(sql)));
  }

  private void drop(ObjectKind kind, QualifiedName name, String drop) {
    add(new Drop(ObjectId.of(kind, name), false, drop + SqlIdentifier.quote(name)));
  }

  private void rename(ObjectKind kind, QualifiedName from, String what, String to) {
    add(new Rename(ObjectId.of(kind, from), Requirements.name(what, to)));
  }
}
