package dev.autogen.cli.fuzz;

import java.util.List;

/**
 * A model and what is done to it.
 *
 * @param label which pair of which seed it is
 * @param before the model before
 * @param edits what is done, in order
 */
record ModelPair(String label, ModelDescription before, List<Edit> edits) {

  ModelPair {
    edits = List.copyOf(edits);
  }

  ModelDescription after() {
    ModelDescription model = before;
    for (Edit edit : edits) {
      model = edit.applyTo(model);
    }
    return model;
  }

  /** Returns the edits whose effect is seen in the model after. */
  List<Edit> effective() {
    ModelDescription after = after();
    return edits.stream().filter(edit -> isSeen(edit, after)).toList();
  }

  private boolean isSeen(Edit edit, ModelDescription after) {
    int subject = edit.subject();
    return switch (edit.kind()) {
      case ADD -> after.contains(subject) && !before.contains(subject);
      case DROP -> before.contains(subject) && !after.contains(subject);
      case CHANGE, RENAME ->
          after.contains(subject)
              && !(before.feature(subject).equals(after.feature(subject))
                  && before
                      .entity(subject)
                      .map(EntityDescription::table)
                      .equals(after.entity(subject).map(EntityDescription::table)));
    };
  }

  ModelPair withEdits(List<Edit> others) {
    return new ModelPair(label, before, others);
  }

  ModelPair withBefore(ModelDescription other) {
    return new ModelPair(label, other, edits);
  }
}
