package dev.autogen.postgresql;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.ChangesOfOneKind;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.SqlScript;
import dev.autogen.schema.StorageParameters;
import dev.autogen.schema.StringLiteral;
import java.util.List;

/** The statements that change objects that stay. */
final class AlterationSql {

  private final SqlNames names;
  private final Comments comments;

  AlterationSql(SqlNames names) {
    this.names = names;
    this.comments = new Comments(names);
  }

  List<String> alter(Alter operation) {
    ObjectId object = operation.object();
    if (object.kind() == ObjectKind.COLUMN) {
      return new ColumnAlteration(names, object, operation.changes()).statements();
    }
    ChangesOfOneKind<List<String>> statements = statements(object);
    return operation.changes().stream()
        .flatMap(change -> change.accept(statements).stream())
        .toList();
  }

  private ChangesOfOneKind<List<String>> statements(ObjectId object) {
    return switch (object.kind()) {
      case TABLE -> new OfTable(object);
      case SEQUENCE -> new OfSequence(object);
      case COMPOSITE_TYPE -> new OfCompositeType(object);
      case FOREIGN_KEY -> new OfForeignKey(object);
      case INDEX -> new OfIndex(object);
      default -> new OfAnyObject(object);
    };
  }

  /** What any object can have. */
  private class OfAnyObject extends ChangesOfOneKind<List<String>> {
    final ObjectId object;

    OfAnyObject(ObjectId object) {
      super(object);
      this.object = object;
    }

    List<String> alter(String action) {
      return List.of(
          "alter %s %s %s".formatted(ObjectWords.of(object.kind()), names.object(object), action));
    }

    @Override
    public List<String> setComment(Change.SetComment change) {
      return List.of(comments.set(object, change.comment()));
    }

    @Override
    public List<String> setDefinition(Change.SetDefinition change) {
      return SqlScript.split(change.definition());
    }
  }

  private final class OfTable extends OfAnyObject {
    OfTable(ObjectId object) {
      super(object);
    }

    @Override
    public List<String> setUnlogged(Change.SetUnlogged change) {
      return alter(change.unlogged() ? "set unlogged" : "set logged");
    }

    @Override
    public List<String> setTablespace(Change.SetTablespace change) {
      return alter(tablespace(change));
    }

    @Override
    public List<String> setStorageParameter(Change.SetStorageParameter change) {
      String name = StorageParameters.quoted(change.name());
      return alter(
          change
              .value()
              .map(value -> "set (%s=%s)".formatted(name, StringLiteral.of(value)))
              .orElse("reset (%s)".formatted(name)));
    }
  }

  private final class OfIndex extends OfAnyObject {
    OfIndex(ObjectId object) {
      super(object);
    }

    @Override
    public List<String> setTablespace(Change.SetTablespace change) {
      return alter(tablespace(change));
    }
  }

  private String tablespace(Change.SetTablespace change) {
    String name = change.tablespace().isEmpty() ? "pg_default" : change.tablespace();
    return "set tablespace " + names.name(name);
  }

  private final class OfSequence extends OfAnyObject {
    OfSequence(ObjectId object) {
      super(object);
    }

    @Override
    public List<String> setSequence(Change.SetSequence change) {
      return alter(new SequenceSql(names).alteration(change.options()));
    }

    @Override
    public List<String> setOwner(Change.SetOwner change) {
      return alter("owned by " + change.ownedBy().map(names::column).orElse("none"));
    }
  }

  private final class OfCompositeType extends OfAnyObject {
    OfCompositeType(ObjectId object) {
      super(object);
    }

    @Override
    public List<String> addAttribute(Change.AddAttribute change) {
      return alter("add attribute " + new Definitions(names).attribute(change.attribute()));
    }

    @Override
    public List<String> dropAttribute(Change.DropAttribute change) {
      return alter("drop attribute " + names.name(change.name()));
    }

    @Override
    public List<String> setAttributeType(Change.SetAttributeType change) {
      String type = names.type(change.type());
      return alter("alter attribute " + names.name(change.name()) + " type " + type);
    }
  }

  private final class OfForeignKey extends OfAnyObject {
    OfForeignKey(ObjectId object) {
      super(object);
    }

    @Override
    public List<String> setDeferrability(Change.SetDeferrability change) {
      return List.of(
          "alter table %s alter constraint %s %s"
              .formatted(
                  names.tableOf(object),
                  names.name(object.name()),
                  deferrability(change.deferrability())));
    }
  }

  private static String deferrability(Deferrability deferrability) {
    return switch (deferrability) {
      case NOT_DEFERRABLE -> "not deferrable";
      case INITIALLY_IMMEDIATE -> "deferrable initially immediate";
      case INITIALLY_DEFERRED -> "deferrable initially deferred";
    };
  }
}
