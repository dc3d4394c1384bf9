package dev.autogen.engine;

import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.codegen.RevisionWriter;
import dev.autogen.engine.files.TextFile;
import dev.autogen.engine.revisions.DowngradeMethod;
import dev.autogen.engine.revisions.RevisionSource;
import dev.autogen.engine.rows.PlainValues;
import dev.autogen.engine.rows.RestoredColumns;
import dev.autogen.operation.Irreversible;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationText;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Step;
import dev.autogen.operation.Todo;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.LoadedRevision;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills in the downgrade of a revision whose upgrade was written by hand. */
public final class DowngradeWriter {

  private static final int INDENT = 4;

  private final Project project;

  public DowngradeWriter(Project project) {
    this.project = project;
  }

  /**
   * What was written.
   *
   * @param source the file
   * @param operations what the downgrade records now
   * @param open what its author has still to decide, each in a sentence; stands in {@code op.todo}
   * @param notes what is not as it was afterwards, each in a sentence
   */
  public record Written(
      RevisionSource source, List<Operation> operations, List<String> open, List<String> notes) {

    public Written {
      operations = List.copyOf(operations);
      open = List.copyOf(open);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Writes what undoes the upgrade into the downgrade. The rest of the file stays as it is.
   *
   * @param revision an expression for one revision
   * @param force whether a downgrade that is there may be replaced
   * @throws AutogenException if there is a downgrade already, if the upgrade does nothing, or if
   *     the file would not record what it should; then nothing is written
   */
  public Written write(String revision, boolean force) {
    RevisionGraph graph = project.revisions().graph();
    Set<String> found = graph.resolve(revision, Set.of());
    if (found.size() != 1) {
      throw AutogenException.usage(
          "'%s' is not one revision. Name the one whose downgrade is to be written."
              .formatted(revision));
    }
    String id = found.iterator().next();
    RevisionSource source = project.revisions().source(id);
    String text = source.text();
    DowngradeMethod method = DowngradeMethod.in(text, source.className());
    if (!method.isEmpty() && !force) {
      throw AutogenException.usage(
          "The downgrade of %s in %s is not empty. To replace it, run again with --force."
              .formatted(id, project.revisions().shown(source.file())));
    }
    List<Operation> upgrade =
        project.revisions().revisions().get(id).upgradeOperations(project.context());
    if (upgrade.isEmpty()) {
      throw AutogenException.failed(
          "The upgrade of %s does nothing, so there is nothing to undo.".formatted(id));
    }
    Schema before = RevisionReplay.of(project, source.header().revises(), Set.of()).schema();
    Undo undo = Undo.of(OpenQuestions.in(upgrade), before);
    List<Operation> operations = RevisionWriter.recordable(undo.operations());
    String changed =
        method.with(
            receiver ->
                RevisionWriter.statements(
                    receiver, annotated(undo), INDENT, notEnums(before, undo.after())));
    requireFaithful(project.revisions().tryOut(source, changed), upgrade, operations);
    TextFile.write(source.file(), changed);
    project.revisions().refresh();
    return new Written(source, operations, open(operations), ComesBackLast.in(operations, before));
  }

  private static Set<QualifiedName> notEnums(Schema before, Schema after) {
    return Stream.of(before, after)
        .flatMap(schema -> schema.objects().stream())
        .map(SchemaObject::id)
        .filter(id -> id.kind() == ObjectKind.COMPOSITE_TYPE || id.kind() == ObjectKind.DOMAIN)
        .map(ObjectId::qualifiedName)
        .collect(Collectors.toSet());
  }

  private static List<AnnotatedOperation> annotated(Undo undo) {
    if (undo.operations().isEmpty()) {
      return List.of();
    }
    try {
      return Annotations.ofDowngrade(undo.operations(), undo.after());
    } catch (IllegalStateException e) {
      // It rests on what SQL of a revision made, so nobody knows what is lost.
      return AnnotatedOperation.of(undo.operations());
    }
  }

  private void requireFaithful(
      LoadedRevision loaded, List<Operation> upgrade, List<Operation> downgrade) {
    boolean same =
        OperationText.print(loaded.upgradeOperations(project.context()))
                .equals(OperationText.print(upgrade))
            && OperationText.print(loaded.downgradeOperations(project.context()))
                .equals(OperationText.print(downgrade));
    if (!same) {
      throw new IllegalStateException(
          "The downgrade would record\n%sinstead of\n%s"
              .formatted(
                  OperationText.print(loaded.downgradeOperations(project.context())),
                  OperationText.print(downgrade)));
    }
  }

  private static List<String> open(List<Operation> operations) {
    List<String> open = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Step step) {
        open.addAll(open(step.operations()));
      } else if (operation instanceof Todo todo) {
        open.add(todo.question());
      }
    }
    return open;
  }

  /**
   * What undoes an upgrade.
   *
   * @param after the schema that it starts from
   */
  private record Undo(List<Operation> operations, Schema after) {

    static Undo of(List<Operation> upgrade, Schema before) {
      try {
        Schema after = Replay.apply(upgrade, before);
        List<Operation> reverse = Replay.reverse(upgrade, before);
        PlainValues values = PlainValues.of(new TargetMetadata(Map.of(), before, Map.of()), before);
        List<Operation> filled =
            RestoredColumns.filled(DowngradeTidying.of(reverse, after), after, values);
        return new Undo(decidable(filled), after);
      } catch (IllegalStateException e) {
        return oneByOne(upgrade, before);
      }
    }

    /** What rests on something that SQL of a revision made is left to its author. */
    private static Undo oneByOne(List<Operation> upgrade, Schema before) {
      List<List<Operation>> undone = new ArrayList<>();
      Schema state = before;
      for (Operation operation : upgrade) {
        try {
          undone.add(decidable(Replay.reverse(operation, state)));
          state = Replay.apply(operation, state);
        } catch (IllegalStateException e) {
          undone.add(List.of(new Todo("%s What undoes it?".formatted(e.getMessage()))));
        }
      }
      Collections.reverse(undone);
      return new Undo(undone.stream().flatMap(List::stream).toList(), state);
    }

    /** A revision with a way back that is half known must not run before it is decided. */
    private static List<Operation> decidable(List<Operation> operations) {
      return operations.stream()
          .map(
              operation -> {
                if (operation instanceof Irreversible irreversible) {
                  return new Todo(
                      sentence(irreversible.reason())
                          + " Write what does, or op.irreversible(\"why\").");
                }
                return operation instanceof Step step
                    ? new Step(step.transactional(), decidable(step.operations()))
                    : operation;
              })
          .map(Operation.class::cast)
          .toList();
    }

    private static String sentence(String reason) {
      String text = reason.strip();
      return ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }
  }
}
