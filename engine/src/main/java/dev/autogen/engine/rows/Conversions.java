package dev.autogen.engine.rows;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.operation.Todo;
import dev.autogen.operation.ValueConversion;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says how values become those of another type. Where there is one way only, it is taken; else it
 * is asked for when the revision is written, so that no database meets a statement that fails or
 * that means something else.
 */
public final class Conversions {

  private static final Set<String> MOMENTS = Set.of("timestamp", "timestamptz");

  private final ColumnAnswers given;
  private final Function<String, Optional<String>> ask;
  private final boolean draft;
  private final Map<String, Conversion> open = new LinkedHashMap<>();

  /** The columns whose values became others by a proposal as it stood. */
  private final Set<String> asProposed = new LinkedHashSet<>();

  /** The columns whose values became others as somebody said, or is yet to say. */
  private final Set<String> told = new LinkedHashSet<>();

  /**
   * Conversions as the user gives them.
   *
   * @param given SQL by {@code table.column}
   * @param ask asks somebody for the others; empty if nobody answers
   * @param draft whether an open one becomes a {@link Todo}
   */
  public Conversions(
      Map<String, String> given, Function<String, Optional<String>> ask, boolean draft) {
    this.given = new ColumnAnswers("--using", given);
    this.ask = ask;
    this.draft = draft;
  }

  /** A change of type by which values change. */
  private record Conversion(
      Column from, Change.SetType change, ColumnLabels labels, CompositeConversion composites) {

    String name() {
      return from.id().dottedName();
    }

    boolean isCertain() {
      return ValueConversion.isCertain(from.type(), change.type())
          && labels.mapping(from, change.type()).isEmpty()
          && !composites.isImpossible(from.type(), change.type());
    }

    /** Tells whether text that PostgreSQL wrote is read as what it was. */
    boolean isRestorable() {
      return ValueConversion.canRestore(from.type(), change.type())
          && labels.mapping(from, change.type()).isEmpty();
    }

    /** What is meant beyond doubt, where PostgreSQL or the text of values would not do it. */
    Optional<String> byAttributes() {
      return composites.using(from.name(), from.type(), change.type());
    }

    /** What is probably meant, for somebody to look at. */
    Optional<String> proposal() {
      if (composites.isImpossible(from.type(), change.type())) {
        return Optional.empty();
      }
      Optional<String> mapping = labels.mapping(from, change.type());
      return mapping.isPresent() || !ValueConversion.hasProposal(from.type(), change.type())
          ? mapping
          : Optional.of(ValueConversion.using(from.name(), from.type(), change.type()));
    }

    String sentence() {
      return "%s changes from %s to %s, and nothing says which values become which."
          .formatted(name(), from.type(), change.type());
    }
  }

  /**
   * Returns the operations of an upgrade with all conversions stated.
   *
   * @param before the schema that they start from
   * @throws AutogenException naming the flags, if one is needed that nobody gives
   */
  public List<Operation> into(List<Operation> operations, Schema before) {
    List<Operation> result = walk(operations, before, this::forward);
    if (!open.isEmpty()) {
      throw openQuestion();
    }
    given.requireAllUsed("does not change its type");
    return result;
  }

  /**
   * Returns the operations of a downgrade: what cannot be told is left to whoever reads the class.
   *
   * @param before the schema that they start from
   */
  public List<Operation> back(List<Operation> operations, Schema before) {
    return walk(operations, before, this::backward);
  }

  private interface Answer {
    List<Operation> to(Alter alter, Conversion conversion);
  }

  private static List<Operation> walk(List<Operation> operations, Schema before, Answer answer) {
    Schema after = Replay.apply(operations, before);
    List<Operation> result = new ArrayList<>();
    Schema now = before;
    int applied = 0;
    for (int i = 0; i < operations.size(); i++) {
      Optional<Change.SetType> change = newType(operations.get(i));
      if (change.isEmpty()) {
        result.add(operations.get(i));
        continue;
      }
      Alter alter = (Alter) operations.get(i);
      now = Replay.apply(operations.subList(applied, i), now);
      applied = i;
      Column from = now.find(alter.object(), Column.class).orElseThrow();
      ColumnLabels labels = new ColumnLabels(before, after);
      CompositeConversion composites = new CompositeConversion(now);
      result.addAll(answer.to(alter, new Conversion(from, change.get(), labels, composites)));
    }
    return result;
  }

  private static Optional<Change.SetType> newType(Operation operation) {
    return operation instanceof Alter alter
        ? alter.changes().stream()
            .filter(Change.SetType.class::isInstance)
            .map(Change.SetType.class::cast)
            .findFirst()
        : Optional.empty();
  }

  private List<Operation> forward(Alter alter, Conversion conversion) {
    String name = conversion.name();
    Optional<String> sql = given.of(alter.object()).or(conversion::byAttributes);
    if (sql.isEmpty() && conversion.isCertain()) {
      return List.of(alter);
    }
    if (sql.isEmpty() && !draft) {
      sql = ask.apply(question(conversion));
    }
    if (sql.isEmpty() && !draft) {
      open.put(name, conversion);
      return List.of(alter);
    }
    if (sql.isEmpty()) {
      told.add(name);
      return List.of(new Todo(todo(conversion)), alter);
    }
    (sql.equals(conversion.proposal()) ? asProposed : told).add(name);
    return List.of(using(alter, conversion.change(), sql.get()));
  }

  private List<Operation> backward(Alter alter, Conversion conversion) {
    Optional<String> byAttributes = conversion.byAttributes();
    if (byAttributes.isPresent()) {
      return List.of(using(alter, conversion.change(), byAttributes.get()));
    }
    if (conversion.isCertain() || conversion.isRestorable() && !told.contains(conversion.name())) {
      return List.of(alter);
    }
    Optional<String> proposal =
        conversion.proposal().filter(sql -> asProposed.contains(conversion.name()));
    return proposal
        .map(sql -> List.<Operation>of(using(alter, conversion.change(), sql)))
        .orElseGet(() -> List.of(new Todo(todo(conversion)), alter));
  }

  private static Alter using(Alter alter, Change.SetType change, String sql) {
    return new Alter(
        alter.object(),
        alter.changes().stream()
            .map(one -> one == change ? new Change.SetType(change.type(), sql) : one)
            .toList());
  }

  private static String question(Conversion conversion) {
    return "%s How (as SQL%s)?"
        .formatted(
            conversion.sentence(), conversion.proposal().map(sql -> ", such as " + sql).orElse(""));
  }

  private static String todo(Conversion conversion) {
    return "%s Put .using(…) behind the type%s, and remove this."
        .formatted(
            conversion.sentence(), conversion.proposal().map(sql -> ", such as " + sql).orElse(""));
  }

  private AutogenException openQuestion() {
    List<String> flags =
        open.values().stream()
            .map(
                one ->
                    "--using \"%s=%s\""
                        .formatted(
                            one.name(), one.proposal().orElse("SQL over " + one.from().name())))
            .toList();
    List<String> sentences = open.values().stream().map(Conversion::sentence).toList();
    return AutogenException.question(
        "%s Add %s with the conversion as SQL, or --draft to decide in the class."
            .formatted(String.join(" ", sentences), String.join(" ", flags)));
  }

  /**
   * Returns a note for each column that gains or loses its time zone: the session in which
   * revisions run is set to UTC.
   *
   * @param before the schema that the operations start from
   */
  public static List<String> timeZoneNotes(List<Operation> operations, Schema before) {
    List<String> notes = new ArrayList<>();
    walk(
        operations,
        before,
        (alter, conversion) -> {
          SqlType from = conversion.from().type();
          SqlType to = conversion.change().type();
          boolean isMoment =
              MOMENTS.contains(from.name()) && MOMENTS.contains(to.name()) && !from.isArray();
          if (isMoment && !from.name().equals(to.name()) && conversion.change().using().isEmpty()) {
            notes.add(
                "%s becomes %s as a time in UTC. If it is one of another zone, add --using \"%s=%s at time zone 'Europe/Paris'\"."
                    .formatted(conversion.name(), to, conversion.name(), conversion.from().name()));
          }
          return List.of(alter);
        });
    return notes;
  }
}
