package dev.autogen.scanner.ddl;

import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;

/** Reads the options of a sequence (documentation: CREATE SEQUENCE). */
final class SequenceReader {

  private final DdlTokens tokens;

  SequenceReader(DdlTokens tokens) {
    this.tokens = tokens;
  }

  /** Reads options to the end. */
  SequenceOptions options(SqlType defaultType) {
    SqlType type = defaultType;
    Long start = null;
    Long minimum = null;
    Long maximum = null;
    long increment = 1;
    long cache = 1;
    boolean cycle = false;
    while (!tokens.atEnd()) {
      if (tokens.acceptWords("as")) {
        type = SqlType.parse(tokens.take().text());
      } else if (tokens.acceptWords("start")) {
        tokens.acceptWords("with");
        start = number();
      } else if (tokens.acceptWords("increment")) {
        tokens.acceptWords("by");
        increment = number();
      } else if (tokens.acceptWords("minvalue")) {
        minimum = number();
      } else if (tokens.acceptWords("maxvalue")) {
        maximum = number();
      } else if (tokens.acceptWords("cache")) {
        cache = number();
      } else if (tokens.acceptWords("cycle")) {
        cycle = true;
      } else if (!tokens.acceptWords("no cycle")
          && !tokens.acceptWords("no minvalue")
          && !tokens.acceptWords("no maxvalue")
          && !tokens.acceptWords("owned by none")) {
        throw tokens.expected("An option of a sequence that can be read");
      }
    }
    SequenceOptions options = SequenceOptions.defaultsFor(type, increment);
    options = minimum == null ? options : options.withMinimum(minimum);
    options = maximum == null ? options : options.withMaximum(maximum);
    long first = increment > 0 ? options.minimum() : options.maximum();
    return options.withStart(start == null ? first : start).withCache(cache).withCycle(cycle);
  }

  private long number() {
    boolean negative = tokens.accept("-");
    String text = tokens.take().text();
    try {
      return Long.parseLong(negative ? "-" + text : text);
    } catch (NumberFormatException e) {
      throw new DdlException("'%s' is not a number that a sequence can take".formatted(text));
    }
  }
}
