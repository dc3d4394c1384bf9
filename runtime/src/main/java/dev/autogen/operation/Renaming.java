package dev.autogen.operation;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.TableElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives one object another name, and follows it wherever PostgreSQL does. The catalog refers to
 * objects by OID and to columns by number, so that everything that names the object shows the new
 * name; but names that were once derived from it stay: those of constraints, indexes and an
 * identity's sequence.
 */
final class Renaming extends Rewriting {

  private final ObjectId from;
  private final String to;

  private Renaming(ObjectId from, String to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Renames an object of the state.
   *
   * @throws IllegalStateException if it is not there, or the new name is taken
   */
  static void run(SchemaState state, Rename operation) {
    ObjectId id =
        state
            .resolve(operation.object())
            .map(SchemaObject::id)
            .orElseGet(() -> identitySequence(state, operation.object()));
    if (operation.to().isEmpty()) {
      throw Refusal.to("rename", id, "the new name is empty. Choose one.");
    }
    if (id.name().equals(operation.to())) {
      throw Refusal.to("rename", id, "it has that name already. Remove this operation.");
    }
    new Creation(state).requireFreeName("rename", id.renamed(operation.to()), Optional.of(id));
    new Renaming(id, operation.to()).run(state);
  }

  /** The sequence of an identity column can be renamed too, although it is no object of its own. */
  private static ObjectId identitySequence(SchemaState state, ObjectId id) {
    boolean isThere =
        id.kind() == ObjectKind.SEQUENCE
            && state.users(id, Column.class).stream()
                .anyMatch(column -> column.defaultValue() instanceof ColumnDefault.Identity);
    if (!isThere) {
      throw Refusal.absent("rename", id);
    }
    return id;
  }

  private void run(SchemaState state) {
    for (SchemaObject object : affected(state)) {
      SchemaObject renamed = object.accept(this);
      if (!renamed.equals(object)) {
        state.replace(object.id(), renamed);
      }
    }
  }

  private List<SchemaObject> affected(SchemaState state) {
    if (from.kind() == ObjectKind.SCHEMA) {
      return state.all();
    }
    Map<ObjectId, SchemaObject> affected = new LinkedHashMap<>();
    state.find(from).ifPresent(object -> affected.put(from, object));
    if (from.kind() == ObjectKind.TABLE || from.kind() == ObjectKind.COLUMN) {
      for (TableElement element : state.elements(from.tableName())) {
        affected.put(element.id(), element);
      }
    }
    if (from.kind() == ObjectKind.TABLE) {
      for (ObjectId id : List.copyOf(affected.keySet())) {
        state.users(id).forEach(user -> affected.put(user.id(), user));
      }
    }
    state.users(from).forEach(user -> affected.put(user.id(), user));
    if (LaterRenames.concern(from)) {
      state.all().stream()
          .filter(
              object -> object instanceof OpaqueObject one && LaterRenames.mayMention(one, from))
          .forEach(object -> affected.put(object.id(), object));
    }
    return List.copyOf(affected.values());
  }

  @Override
  protected ObjectId id(ObjectId id) {
    if (id.equals(from)) {
      return id.renamed(to);
    }
    SchemaName schema = schema(id.schema());
    boolean inRenamedTable =
        from.kind() == ObjectKind.TABLE
            && id.kind().isTableElement()
            && id.tableName().equals(from.qualifiedName());
    return new ObjectId(id.kind(), schema, inRenamedTable ? to : id.table(), id.name());
  }

  @Override
  protected QualifiedName type(QualifiedName name) {
    return SchemaState.isType(from.kind()) && name.equals(from.qualifiedName())
        ? name.sibling(to)
        : new QualifiedName(schema(name.schema()), name.name());
  }

  private QualifiedName sequence(QualifiedName name) {
    return from.kind() == ObjectKind.SEQUENCE && name.equals(from.qualifiedName())
        ? name.sibling(to)
        : new QualifiedName(schema(name.schema()), name.name());
  }

  private SchemaName schema(SchemaName name) {
    boolean isRenamed =
        from.kind() == ObjectKind.SCHEMA && !name.isDefault() && name.name().equals(from.name());
    return isRenamed ? SchemaName.of(to) : name;
  }

  @Override
  String defaultSql(Column column, String sql) {
    return withObjects(sql);
  }

  @Override
  String expression(QualifiedName table, String sql) {
    boolean ofColumn = from.kind() == ObjectKind.COLUMN && from.tableName().equals(table);
    return ofColumn ? SqlExpressions.renameColumn(sql, from.name(), to) : withObjects(sql);
  }

  private String withObjects(String sql) {
    if (SchemaState.isType(from.kind())) {
      QualifiedName type = from.qualifiedName();
      return SqlExpressions.renameType(sql, type, type.sibling(to));
    }
    String renamed = sql;
    if (from.kind() == ObjectKind.SCHEMA || from.kind() == ObjectKind.SEQUENCE) {
      for (QualifiedName one : SqlExpressions.sequences(sql)) {
        renamed = SqlExpressions.renameSequence(renamed, one, sequence(one));
      }
    }
    return from.kind() == ObjectKind.SCHEMA
        ? renameIdentifiers(renamed, (tokens, i) -> isAt(tokens, i + 1, "."))
        : renamed;
  }

  /**
   * The sequence of an identity column keeps its name when the column or its table is renamed, and
   * so has one that PostgreSQL would not choose today.
   */
  @Override
  ColumnDefault.Identity identity(Column before, Column after, ColumnDefault.Identity identity) {
    QualifiedName now = sequence(IdentitySequence.name(before, identity));
    return before.id().equals(after.id()) && now.name().equals(identity.sequence())
        ? identity
        : IdentitySequence.named(after, identity, now.name());
  }

  /**
   * The text of an opaque object follows its own name and that of a schema; the rest nobody can
   * tell.
   */
  @Override
  String opaqueSql(OpaqueObject object, String sql) {
    return object.id().equals(from)
        ? renameIdentifiers(sql, (tokens, i) -> true)
        : from.kind() == ObjectKind.SCHEMA ? withObjects(sql) : sql;
  }

  /** A cast has no name but those of its types, a trigger's has that of its table in it. */
  @Override
  public SchemaObject opaqueObject(OpaqueObject object) {
    OpaqueObject renamed = (OpaqueObject) super.opaqueObject(object);
    if (LaterRenames.concern(from) && LaterRenames.mayMention(object, from)) {
      return new OpaqueObject(
          renamed.kind(),
          renamed.name(),
          LaterRenames.in(renamed.definition(), from, to),
          renamed.dropSql(),
          renamed.dependsOn());
    }
    if (object.kind() == ObjectKind.TRIGGER && object.dependsOn().contains(from)) {
      return Triggers.canBeOn(from.kind()) ? Triggers.moved(renamed, from, to) : renamed;
    }
    if (object.kind() != ObjectKind.CAST || !SchemaState.isType(from.kind())) {
      return renamed;
    }
    String before = object.name().name();
    String after =
        Stream.of(before.split(" AS ", 2))
            .map(text -> type(SqlType.parse(text)).toString())
            .collect(Collectors.joining(" AS "));
    return new OpaqueObject(
        ObjectKind.CAST,
        renamed.name().sibling(after),
        renamed.definition().replace("(" + before + ")", "(" + after + ")"),
        renamed.dropSql().replace("(" + before + ")", "(" + after + ")"),
        renamed.dependsOn());
  }

  private String renameIdentifiers(String sql, BiPredicate<List<SqlToken>, Integer> where) {
    List<SqlToken> tokens = SqlLexer.significantTokens(sql);
    StringBuilder renamed = new StringBuilder(sql);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      SqlToken token = tokens.get(i);
      if (token.isIdentifier() && token.identifier().equals(from.name()) && where.test(tokens, i)) {
        renamed.replace(token.start(), token.end(), SqlIdentifier.quote(to));
      }
    }
    return renamed.toString();
  }

  private static boolean isAt(List<SqlToken> tokens, int index, String symbol) {
    return index < tokens.size() && tokens.get(index).is(symbol);
  }
}
