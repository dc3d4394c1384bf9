package dev.autogen.diff;

import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlScript;
import dev.autogen.schema.SqlToken;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What statements make that the model keeps as they are, such as Hibernate's auxiliary objects. The
 * catalog has no such object; of the commonest statements it has what they create, by name.
 */
final class KeptStatements {

  private static final Map<String, ObjectKind> KINDS =
      Map.of(
          "view", ObjectKind.VIEW,
          "function", ObjectKind.FUNCTION,
          "procedure", ObjectKind.FUNCTION,
          "trigger", ObjectKind.TRIGGER,
          "domain", ObjectKind.DOMAIN,
          "collation", ObjectKind.COLLATION);

  /** What may stand between {@code CREATE} and the kind. */
  private static final Set<String> BETWEEN =
      Set.of("or", "replace", "constraint", "recursive", "materialized");

  private KeptStatements() {}

  /** Returns what the statements create, as far as they tell and the schema was read for it. */
  static List<ObjectId> created(OpaqueObject kept, Schema live) {
    return SqlScript.split(kept.definition()).stream()
        .map(KeptStatements::created)
        .flatMap(Optional::stream)
        .filter(id -> id.schema().isDefault() || live.contains(new NamedSchema(id.schema()).id()))
        .toList();
  }

  /** Tells whether a schema has what such a statement creates. */
  static boolean isIn(Schema live, ObjectId id) {
    return live.objects().stream().anyMatch(object -> isIt(object.id(), id));
  }

  /** The name of a function in the catalog has its arguments, that of a trigger its table. */
  private static boolean isIt(ObjectId live, ObjectId id) {
    return live.kind() == id.kind()
        && (live.schema().equals(id.schema()) || id.kind() == ObjectKind.TRIGGER)
        && (live.name().equals(id.name())
            || live.name().startsWith(id.name() + "(")
            || live.name().startsWith(id.name() + " ON "));
  }

  /**
   * Returns what is live with those statements that were run in it, as their objects tell. What a
   * statement made that the model has no more, or otherwise, is not named twice: it goes with it.
   */
  static Schema recognized(Schema live, Schema then, Schema now) {
    Schema result = live;
    for (OpaqueObject kept : then.objects(OpaqueObject.class)) {
      List<ObjectId> parts =
          kept.kind() == ObjectKind.OTHER ? created(kept, live) : List.<ObjectId>of();
      boolean isThere = !parts.isEmpty() && parts.stream().allMatch(part -> isIn(live, part));
      if (isThere && !live.contains(kept.id())) {
        result = with(result, stays(kept, then, now) ? needing(kept, parts, live) : kept, parts);
      }
    }
    return result;
  }

  /** A view on one that changes is made anew with it. */
  private static boolean stays(OpaqueObject kept, Schema then, Schema now) {
    return now.find(kept.id()).filter(kept::equals).isPresent()
        && kept.dependsOn().stream()
            .flatMap(id -> then.find(id, OpaqueObject.class).stream())
            .allMatch(needed -> stays(needed, then, now));
  }

  private static Schema with(Schema live, OpaqueObject kept, List<ObjectId> parts) {
    Schema.Builder builder = live.toBuilder();
    parts.stream().filter(live::contains).forEach(builder::remove);
    return builder.add(kept).build();
  }

  /** What the statement needs, the catalog knows better: columns, not only tables. */
  private static OpaqueObject needing(OpaqueObject kept, List<ObjectId> parts, Schema live) {
    Set<ObjectId> needed = new LinkedHashSet<>(kept.dependsOn());
    for (ObjectId part : parts) {
      live.find(part, OpaqueObject.class).ifPresent(made -> needed.addAll(made.dependsOn()));
    }
    return new OpaqueObject(
        kept.kind(), kept.name(), kept.definition(), kept.dropSql(), List.copyOf(needed));
  }

  private static Optional<ObjectId> created(String statement) {
    List<SqlToken> tokens = SqlLexer.significantTokens(statement);
    if (tokens.isEmpty() || !tokens.get(0).isWord("create")) {
      return Optional.empty();
    }
    int position = 1;
    boolean isMaterialized = false;
    while (position < tokens.size() && isOneOf(tokens.get(position), BETWEEN)) {
      isMaterialized |= tokens.get(position).isWord("materialized");
      position++;
    }
    if (position == tokens.size() || !isOneOf(tokens.get(position), KINDS.keySet())) {
      return Optional.empty();
    }
    ObjectKind kind =
        isMaterialized
            ? ObjectKind.MATERIALIZED_VIEW
            : KINDS.get(tokens.get(position).identifier());
    return name(tokens.subList(position + 1, tokens.size())).map(name -> ObjectId.of(kind, name));
  }

  private static boolean isOneOf(SqlToken token, Set<String> words) {
    return words.stream().anyMatch(token::isWord);
  }

  private static Optional<QualifiedName> name(List<SqlToken> tokens) {
    int start = tokens.size() > 3 && tokens.get(0).isWord("if") ? 3 : 0;
    if (tokens.size() <= start || !tokens.get(start).isIdentifier()) {
      return Optional.empty();
    }
    String first = SqlIdentifier.truncate(tokens.get(start).identifier());
    boolean isQualified = tokens.size() > start + 2 && tokens.get(start + 1).is(".");
    return Optional.of(
        isQualified
            ? new QualifiedName(
                SchemaName.of(first), SqlIdentifier.truncate(tokens.get(start + 2).identifier()))
            : QualifiedName.of(first));
  }
}
