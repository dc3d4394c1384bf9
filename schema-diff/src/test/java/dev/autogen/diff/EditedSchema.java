package dev.autogen.diff;

import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import java.util.List;
import java.util.Random;

/** A schema that edits change, and the dice that choose what they do. */
final class EditedSchema {

  private final Random random;
  private Schema schema;

  EditedSchema(Schema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  Schema schema() {
    return schema;
  }

  Random random() {
    return random;
  }

  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  boolean sometimes() {
    return random.nextInt(4) == 0;
  }

  String newName() {
    return RandomAdditions.newName(random);
  }

  void run(Operation operation) {
    schema = Replay.apply(operation, schema);
  }

  void put(SchemaObject object) {
    schema = schema.toBuilder().put(object).build();
  }

  void drop(SchemaObject object) {
    run(Drop.of(object.id()));
  }

  void replace(SchemaObject old, SchemaObject other) {
    schema = schema.toBuilder().replace(old.id(), other).build();
  }

  /** Replaces two objects at once, which one after the other might meet. */
  void replaceBoth(
      SchemaObject one,
      SchemaObject insteadOfOne,
      SchemaObject other,
      SchemaObject insteadOfOther) {
    schema =
        schema.map(
            object ->
                object.equals(other) ? insteadOfOther : object.equals(one) ? insteadOfOne : object);
  }

  /** Makes everything undone since the schema was that. */
  void restore(Schema before) {
    schema = before;
  }
}
