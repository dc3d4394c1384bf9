package dev.autogen.engine.seed;

import java.math.BigDecimal;
import java.util.Locale;

/** Booleans: 0 and 1, and the words that PostgreSQL knows (documentation, 8.6). */
final class BooleanText implements Conversion {

  @Override
  public String text(Object value) {
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Number) {
      BigDecimal number = NumberText.decimal(value);
      if (number != null && number.compareTo(BigDecimal.ZERO) == 0) {
        return "false";
      }
      if (number != null && number.compareTo(BigDecimal.ONE) == 0) {
        return "true";
      }
    }
    String word = value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "true", "t", "yes", "y", "on", "1" -> "true";
      case "false", "f", "no", "n", "off", "0" -> "false";
      default -> throw new Misfit(value, "is no boolean");
    };
  }
}
