package dev.autogen.cli.fuzz;

import java.util.function.UnaryOperator;

/**
 * One change of a model.
 *
 * @param kind what it does
 * @param construct to what
 * @param subject the number of the feature or entity it changes, or that it adds
 * @param change the model after, of the model before
 */
record Edit(
    EditKind kind, Construct construct, int subject, UnaryOperator<ModelDescription> change) {

  /** What is counted: a construct and what is done with it. */
  Cell cell() {
    return new Cell(construct, kind);
  }

  /** Returns the model after, or the same model where the edit makes no sense any more. */
  ModelDescription applyTo(ModelDescription model) {
    if (model.contains(subject) == (kind == EditKind.ADD)) {
      return model;
    }
    ModelDescription result = change.apply(model);
    return result.isValid() ? result : model;
  }

  @Override
  public String toString() {
    return "%s %s %d".formatted(kind, construct, subject);
  }
}
