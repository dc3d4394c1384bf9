package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Atom;
import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Lambda;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What sequences and identities count, as calls on a {@code SequenceDefinition}. */
final class SequenceCode {

  static final SqlType BIGINT = SequenceOptions.DEFAULT.type();

  private SequenceCode() {}

  /**
   * Returns the calls that say what differs from PostgreSQL's defaults.
   *
   * @param implied the type that it counts in when none is said
   */
  static List<Call> options(SequenceOptions options, SqlType implied) {
    SequenceOptions defaults = SequenceOptions.defaultsFor(options.type(), options.increment());
    long first = options.increment() > 0 ? options.minimum() : options.maximum();
    List<Call> calls = new ArrayList<>();
    if (!options.type().equals(implied)) {
      calls.add(Call.of("as", TypeCode.of(options.type())));
    }
    if (options.start() != first) {
      calls.add(number("startWith", options.start()));
    }
    if (options.increment() != 1) {
      calls.add(number("incrementBy", options.increment()));
    }
    if (options.minimum() != defaults.minimum()) {
      calls.add(number("minValue", options.minimum()));
    }
    if (options.maximum() != defaults.maximum()) {
      calls.add(number("maxValue", options.maximum()));
    }
    if (options.cache() != 1) {
      calls.add(number("cache", options.cache()));
    }
    if (options.cycle()) {
      calls.add(Call.of("cycle"));
    }
    return calls;
  }

  /** Returns the lambda that says what an identity counts; none where nothing is to be said. */
  static Optional<Expression> identity(ColumnDefault.Identity identity, SqlType columnType) {
    List<Call> calls = new ArrayList<>();
    if (!identity.sequence().isEmpty()) {
      calls.add(Call.of("named", JavaText.of(identity.sequence())));
    }
    calls.addAll(options(identity.options(), columnType));
    return calls.isEmpty() ? Optional.empty() : Optional.of(Lambda.on("s", calls));
  }

  static Call ownedBy(ObjectId column) {
    return Call.of("ownedBy", JavaText.of(column.tableName().name()), JavaText.of(column.name()));
  }

  private static Call number(String method, long number) {
    boolean isInt = number == (int) number;
    return Call.of(method, new Atom(isInt ? "" + number : number + "L"));
  }
}
