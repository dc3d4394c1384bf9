package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Chain;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.ChangesOfOneKind;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of objects as calls on an {@code Operations}. It reads what {@link PrintableOperations}
 * leaves: what has words.
 */
final class AlterationCode {

  private AlterationCode() {}

  static Call of(Alter alter) {
    ObjectId object = alter.object();
    return switch (object.kind()) {
      case COLUMN ->
          Call.of(
              "alterColumn",
              JavaText.of(object.tableName().name()),
              JavaText.of(object.name()),
              ColumnChangesCode.of(alter));
      case COMPOSITE_TYPE -> compositeType(alter);
      case SEQUENCE -> sequence(alter);
      default -> alter.changes().get(0).accept(new OfOther(object));
    };
  }

  private static Call comment(String method, ObjectId object, Change.SetComment change) {
    return Call.of(method, JavaText.of(object.name()), JavaText.of(change.comment()));
  }

  /** Tables, enum types and foreign keys, which take one change at a time. */
  private static final class OfOther extends ChangesOfOneKind<Call> {
    private final ObjectId object;

    OfOther(ObjectId object) {
      super(object);
      this.object = object;
    }

    @Override
    public Call setComment(Change.SetComment change) {
      return switch (object.kind()) {
        case TABLE -> comment("commentOnTable", object, change);
        case ENUM_TYPE -> comment("commentOnEnum", object, change);
        default -> super.setComment(change);
      };
    }

    @Override
    public Call setUnlogged(Change.SetUnlogged change) {
      return Call.of(change.unlogged() ? "setUnlogged" : "setLogged", JavaText.of(object.name()));
    }

    @Override
    public Call setStorageParameter(Change.SetStorageParameter change) {
      Expression table = JavaText.of(object.name());
      Expression name = JavaText.of(change.name());
      return change
          .value()
          .map(value -> Call.of("setStorageParameter", table, name, JavaText.of(value)))
          .orElseGet(() -> Call.of("resetStorageParameter", table, name));
    }

    @Override
    public Call setTablespace(Change.SetTablespace change) {
      Expression tablespace =
          JavaText.of(change.tablespace().isEmpty() ? "pg_default" : change.tablespace());
      return object.kind() == ObjectKind.INDEX
          ? Call.of(
              "setIndexTablespace",
              JavaText.of(object.tableName().name()),
              JavaText.of(object.name()),
              tablespace)
          : Call.of("setTablespace", JavaText.of(object.name()), tablespace);
    }

    @Override
    public Call setDeferrability(Change.SetDeferrability change) {
      return Call.of(
          "alterForeignKey",
          JavaText.of(object.tableName().name()),
          JavaText.of(object.name()),
          Expression.Lambda.on("k", List.of(Call.of(deferrability(change.deferrability())))));
    }
  }

  private static String deferrability(Deferrability deferrability) {
    return switch (deferrability) {
      case NOT_DEFERRABLE -> "notDeferrable";
      case INITIALLY_IMMEDIATE -> "deferrable";
      case INITIALLY_DEFERRED -> "initiallyDeferred";
    };
  }

  private static Call compositeType(Alter alter) {
    ObjectId type = alter.object();
    if (alter.changes().get(0) instanceof Change.SetComment comment) {
      return comment("commentOnCompositeType", type, comment);
    }
    AttributeCalls code = new AttributeCalls(type);
    List<Call> calls = alter.changes().stream().map(change -> change.accept(code)).toList();
    return Call.of(
        "alterCompositeType", JavaText.of(type.name()), Expression.Lambda.on("t", calls));
  }

  private static final class AttributeCalls extends ChangesOfOneKind<Call> {
    AttributeCalls(ObjectId object) {
      super(object);
    }

    @Override
    public Call addAttribute(Change.AddAttribute change) {
      return CreationCode.attribute("addAttribute", change.attribute());
    }

    @Override
    public Call dropAttribute(Change.DropAttribute change) {
      return Call.of("dropAttribute", JavaText.of(change.name()));
    }

    @Override
    public Call setAttributeType(Change.SetAttributeType change) {
      return Call.of("alterAttribute", JavaText.of(change.name()), TypeCode.of(change.type()));
    }
  }

  private static Call sequence(Alter alter) {
    ObjectId sequence = alter.object();
    if (alter.changes().size() == 1
        && alter.changes().get(0) instanceof Change.SetComment comment) {
      return comment("commentOnSequence", sequence, comment);
    }
    SequenceCalls code = new SequenceCalls(sequence);
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of("sequence", JavaText.of(sequence.name())));
    alter.changes().forEach(change -> calls.addAll(change.accept(code)));
    return Call.of("alterSequence", Chain.of(calls));
  }

  private static final class SequenceCalls extends ChangesOfOneKind<List<Call>> {
    SequenceCalls(ObjectId object) {
      super(object);
    }

    /** A definition that says nothing of how it counts would leave that as it is. */
    @Override
    public List<Call> setSequence(Change.SetSequence change) {
      return change.options().equals(SequenceOptions.DEFAULT)
          ? List.of(Call.of("incrementBy", new Expression.Atom("1")))
          : SequenceCode.options(change.options(), SequenceCode.BIGINT);
    }

    @Override
    public List<Call> setOwner(Change.SetOwner change) {
      return List.of(
          change.ownedBy().map(SequenceCode::ownedBy).orElseGet(() -> Call.of("ownedByNone")));
    }

    @Override
    public List<Call> setComment(Change.SetComment change) {
      return List.of(Call.of("comment", JavaText.of(change.comment())));
    }
  }
}
