package dev.autogen.engine.seed;

import dev.autogen.schema.SqlType;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Which conversion a column needs. */
final class Conversions {

  private static final int TIME_PRECISION = 6;

  /** What the driver of PostgreSQL calls the types of columns that count by themselves. */
  private static final Map<String, String> SERIALS =
      Map.of("smallserial", "int2", "serial", "int4", "bigserial", "int8");

  private final SourceProduct product;
  private final ZoneId zone;
  private final AtomicLong rounded = new AtomicLong();

  /**
   * @param zone where the source's times of day are
   */
  Conversions(SourceProduct product, ZoneId zone) {
    this.product = product;
    this.zone = zone;
  }

  /** Returns how many times were rounded so far. */
  long rounded() {
    return rounded.get();
  }

  /**
   * Returns the conversion for a column.
   *
   * @param unit in which the source counts the time since 1970; empty to tell by each number
   */
  Conversion of(SourceColumn source, TargetColumn target, Optional<EpochUnit> unit) {
    SqlType type = target.base();
    boolean isSameType = isSameType(source, type);
    if (type.isArray()) {
      return isSameType
          ? PlainText.unlimited()
          : new ArrayText(ofOne(type.element(), target.labels(), false, unit));
    }
    return ofOne(type, target.labels(), isSameType, unit);
  }

  /** What PostgreSQL printed it reads again: infinity, years before 1, its own hex. */
  private Conversion ofOne(
      SqlType type, List<String> labels, boolean isSameType, Optional<EpochUnit> unit) {
    if (!labels.isEmpty()) {
      return PlainText.label(labels);
    }
    if (!type.isBuiltIn()) {
      return PlainText.unlimited();
    }
    return switch (type.name()) {
      case "boolean" -> new BooleanText();
      case "smallint" -> NumberText.integer("smallint", Short.MIN_VALUE, Short.MAX_VALUE);
      case "integer" -> NumberText.integer("integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "bigint" -> NumberText.integer("bigint", Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric" -> numeric(type.modifiers());
      case "real" -> isSameType ? PlainText.unlimited() : NumberText.real();
      case "double precision" -> isSameType ? PlainText.unlimited() : NumberText.doublePrecision();
      case "varchar" ->
          type.modifiers().isEmpty()
              ? PlainText.unlimited()
              : PlainText.ofLength(type.modifiers().get(0));
      case "uuid" -> PlainText.uuid();
      case "bytea" -> new BinaryText(isSameType);
      case "interval" -> isSameType ? PlainText.unlimited() : PlainText.interval();
      case "date", "time", "timetz", "timestamp", "timestamptz" -> moment(type, isSameType, unit);
      default -> PlainText.unlimited();
    };
  }

  private static Conversion numeric(List<Integer> modifiers) {
    return modifiers.isEmpty()
        ? NumberText.numeric()
        : NumberText.numeric(modifiers.get(0), modifiers.size() > 1 ? modifiers.get(1) : 0);
  }

  private Conversion moment(SqlType type, boolean isSameType, Optional<EpochUnit> unit) {
    int precision = type.modifiers().isEmpty() ? TIME_PRECISION : type.modifiers().get(0);
    return isSameType && precision == TIME_PRECISION
        ? PlainText.unlimited()
        : new MomentText(type.name(), precision, zone, unit, rounded);
  }

  private boolean isSameType(SourceColumn source, SqlType target) {
    if (product != SourceProduct.POSTGRESQL) {
      return false;
    }
    String name = source.typeName().toLowerCase(Locale.ROOT);
    boolean isArray = name.startsWith("_");
    String element = isArray ? name.substring(1) : name;
    try {
      SqlType type = SqlType.parse(SERIALS.getOrDefault(element, element));
      return type.isBuiltIn() && type.name().equals(target.name()) && isArray == target.isArray();
    } catch (IllegalArgumentException notBuiltIn) {
      return false;
    }
  }
}
