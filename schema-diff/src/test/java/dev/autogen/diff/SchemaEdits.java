package dev.autogen.diff;

import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.List;
import java.util.Random;

/**
 * Random edits of a schema, as people make them to a model: one object at a time, the rest as it
 * was. An edit that PostgreSQL would refuse leaves the schema as it is.
 */
final class SchemaEdits {

  private SchemaEdits() {}

  /** Returns the schema after some edits, the same for the same seed. */
  static Schema edited(Schema schema, long seed, int count) {
    EditedSchema edited = new EditedSchema(schema, new Random(seed));
    for (int i = 0; i < count; i++) {
      edit(edited);
    }
    return edited.schema();
  }

  private static void edit(EditedSchema edited) {
    Schema before = edited.schema();
    try {
      if (edited.random().nextInt(6) == 0 || before.isEmpty()) {
        RandomAdditions.to(before, edited.random()).forEach(edited::run);
      } else {
        SchemaObject object = edited.any(List.copyOf(before.objects()));
        object.accept(new ObjectEdit(edited));
      }
      // PostgreSQL must accept the outcome as a whole, names included.
      Replay.apply(SchemaDiff.between(Schema.EMPTY, edited.schema(), Renames.NONE), Schema.EMPTY);
    } catch (IllegalStateException | IllegalArgumentException refused) {
      edited.restore(before);
    }
  }
}
