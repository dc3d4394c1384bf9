package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Call;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.RoutineSignature;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Views, functions, triggers, domains and extensions by their words. Each operation is found in the
 * form in which its word records it; what a word cannot say is left as SQL.
 */
final class SqlObjectCode {

  private static final Pattern ROUTINE =
      Pattern.compile(
          "(?is)\\s*create\\s+(?:or\\s+replace\\s+)?(function|procedure|aggregate)\\b.*");
  private static final Pattern DROP_ROUTINE =
      Pattern.compile("(?is)drop\\s+(?:function|procedure|aggregate|routine)\\s+(.*)");
  private static final Pattern TRIGGER =
      Pattern.compile("(?is)\\s*create\\s+(or\\s+replace\\s+)?(constraint\\s+)?trigger\\b.*");

  private SqlObjectCode() {}

  private static String noun(ObjectKind kind) {
    return switch (kind) {
      case VIEW -> "View";
      case MATERIALIZED_VIEW -> "MaterializedView";
      case FUNCTION -> "Function";
      case TRIGGER -> "Trigger";
      case DOMAIN -> "Domain";
      case EXTENSION -> "Extension";
      default -> "";
    };
  }

  /** Tells whether objects of that kind have words at all. */
  static boolean hasWords(ObjectKind kind) {
    return !noun(kind).isEmpty();
  }

  /** Returns the operation as its word records it; empty if there is none that does the same. */
  static Optional<Operation> recorded(Operation operation) {
    if (operation instanceof Create create && create.object() instanceof OpaqueObject object) {
      return created(object).map(Create::new);
    }
    if (operation instanceof Drop drop) {
      return dropSql(drop.object(), drop.sql())
          .map(sql -> new Drop(spelled(drop.object()), drop.ifExists(), sql));
    }
    if (operation instanceof Rename rename) {
      return switch (rename.object().kind()) {
        case VIEW, MATERIALIZED_VIEW, DOMAIN -> Optional.of(rename);
        default -> Optional.empty();
      };
    }
    return operation instanceof Alter alter ? replaced(alter) : Optional.empty();
  }

  private static Optional<OpaqueObject> created(OpaqueObject object) {
    ObjectId id = spelled(object.id());
    Optional<String> definition =
        switch (object.kind()) {
          case VIEW, MATERIALIZED_VIEW, DOMAIN ->
              body(object).map(body -> opening(object.id()) + body);
          case EXTENSION ->
              object.definition().equals(opening(object.id()))
                  ? Optional.of(object.definition())
                  : Optional.empty();
          case FUNCTION -> given(ROUTINE, object.definition());
          case TRIGGER -> given(TRIGGER, object.definition());
          default -> Optional.empty();
        };
    String drop = object.dropSql();
    if (object.kind() == ObjectKind.FUNCTION) {
      Matcher routine = ROUTINE.matcher(object.definition());
      Matcher dropped = DROP_ROUTINE.matcher(drop);
      if (!routine.matches() || !dropped.matches()) {
        return Optional.empty();
      }
      drop = "drop " + routine.group(1).toLowerCase(Locale.ROOT) + " " + quoted(id);
    } else if (!Optional.of(drop).equals(dropSql(object.id(), drop))) {
      return Optional.empty();
    }
    String dropSql = drop;
    return definition.map(
        sql -> new OpaqueObject(object.kind(), id.qualifiedName(), sql, dropSql, List.of()));
  }

  private static Optional<String> given(Pattern statement, String sql) {
    return statement.matcher(sql).matches() ? Optional.of(sql) : Optional.empty();
  }

  private static String opening(ObjectId id) {
    String opening = "create " + id.kind().words() + " " + SqlIdentifier.quote(id.qualifiedName());
    return switch (id.kind()) {
      case DOMAIN -> opening + " as ";
      case EXTENSION -> opening;
      default -> opening + " as\n";
    };
  }

  /** Returns what follows the name; empty if the text has more than one statement or is unlike. */
  private static Optional<String> body(OpaqueObject object) {
    String opening = opening(object.id());
    String sql = object.definition();
    if (object.kind() == ObjectKind.VIEW) {
      sql = sql.replaceFirst("^create or replace view ", "create view ");
    }
    boolean isAlike =
        sql.startsWith(opening)
            && !sql.substring(opening.length()).isBlank()
            && !sql.substring(opening.length())
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("create ")
            && SqlScript.split(sql).size() == 1;
    return isAlike ? Optional.of(sql.substring(opening.length())) : Optional.empty();
  }

  private static Optional<Operation> replaced(Alter alter) {
    ObjectId id = alter.object();
    if (alter.changes().size() != 1
        || !(alter.changes().get(0) instanceof Change.SetDefinition change)) {
      return Optional.empty();
    }
    String sql = change.definition();
    boolean hasWord =
        id.kind() == ObjectKind.VIEW
            ? body(new OpaqueObject(id.kind(), id.qualifiedName(), sql, "", List.of())).isPresent()
                && sql.startsWith("create or replace view ")
            : id.kind() == ObjectKind.FUNCTION && ROUTINE.matcher(sql).matches() && isRoutine(id);
    return hasWord ? Optional.of(Alter.of(spelled(id), change)) : Optional.empty();
  }

  private static Optional<String> dropSql(ObjectId id, String given) {
    if (id.kind() == ObjectKind.TRIGGER) {
      return trigger(id)
          .map(
              one ->
                  "drop trigger %s on %s"
                      .formatted(
                          SqlIdentifier.quote(one.get(1)),
                          SqlIdentifier.quote(id.qualifiedName().sibling(one.get(0)))))
          .filter(sql -> given.isEmpty() || sql.equals(given));
    }
    if (id.kind() == ObjectKind.FUNCTION) {
      Matcher matcher = DROP_ROUTINE.matcher(given);
      return isRoutine(id) && (given.isEmpty() || matcher.matches())
          ? Optional.of("drop routine " + quoted(spelled(id)))
          : Optional.empty();
    }
    if (!hasWords(id.kind())) {
      return Optional.empty();
    }
    String sql = "drop " + id.kind().words() + " " + SqlIdentifier.quote(id.qualifiedName());
    return given.isEmpty() || sql.equals(given) ? Optional.of(sql) : Optional.empty();
  }

  private static boolean isRoutine(ObjectId id) {
    return id.name().indexOf('(') > 0 && id.name().endsWith(")");
  }

  /** A word spells the types of arguments in one way. */
  private static ObjectId spelled(ObjectId id) {
    return id.kind() == ObjectKind.FUNCTION && isRoutine(id)
        ? id.renamed(RoutineSignature.parse(id.name()).toString())
        : id;
  }

  private static String quoted(ObjectId routine) {
    int arguments = routine.name().indexOf('(');
    QualifiedName name = routine.qualifiedName().sibling(routine.name().substring(0, arguments));
    return SqlIdentifier.quote(name) + routine.name().substring(arguments);
  }

  /** Returns the table and the name of a trigger, if only one reading is possible. */
  private static Optional<List<String>> trigger(ObjectId id) {
    String[] parts = id.name().split(" ON ", -1);
    return parts.length == 2 ? Optional.of(List.of(parts[1], parts[0])) : Optional.empty();
  }

  /** Returns the call for an operation that was found by {@link #recorded}. */
  static Call of(Operation operation) {
    if (operation instanceof Create create && create.object() instanceof OpaqueObject object) {
      return call("create", object.id(), sql(object));
    }
    if (operation instanceof Rename rename) {
      return call("rename", rename.object(), List.of(JavaText.of(rename.to())));
    }
    if (operation instanceof Alter alter) {
      ObjectId id = alter.object();
      String sql = ((Change.SetDefinition) alter.changes().get(0)).definition();
      return call(
          "replace", id, sql(new OpaqueObject(id.kind(), id.qualifiedName(), sql, "", List.of())));
    }
    return call("drop", ((Drop) operation).object(), List.of());
  }

  private static List<Expression> sql(OpaqueObject object) {
    return switch (object.kind()) {
      case EXTENSION -> List.of();
      case VIEW, MATERIALIZED_VIEW, DOMAIN -> List.of(JavaText.sql(body(object).orElseThrow()));
      default -> List.of(JavaText.sql(object.definition()));
    };
  }

  private static Call call(String verb, ObjectId id, List<Expression> others) {
    List<Expression> arguments = new ArrayList<>();
    if (id.kind() == ObjectKind.TRIGGER) {
      trigger(id).orElseThrow().forEach(name -> arguments.add(JavaText.of(name)));
    } else {
      arguments.add(JavaText.of(id.name()));
    }
    arguments.addAll(others);
    return Call.of(verb + noun(id.kind()), arguments);
  }
}
