package dev.autogen.engine.seed;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.SqlType;
import java.util.List;

/**
 * A column that may get values.
 *
 * @param column what the catalog says
 * @param base its type; that beneath it where it is a domain
 * @param labels the labels of its enum type, or of the elements of its array; otherwise empty
 */
record TargetColumn(Column column, SqlType base, List<String> labels) {

  TargetColumn {
    labels = List.copyOf(labels);
  }

  String name() {
    return column.name();
  }

  /** Tells whether PostgreSQL computes its values. */
  boolean isGenerated() {
    return column.defaultValue() instanceof ColumnDefault.Generated;
  }

  /** Tells whether a row cannot be without a value for it. */
  boolean isRequired() {
    return !column.nullable() && column.defaultValue() instanceof ColumnDefault.None;
  }

  boolean isMoment() {
    return !base.isArray()
        && base.isBuiltIn()
        && List.of("date", "time", "timetz", "timestamp", "timestamptz").contains(base.name());
  }

  /** Tells whether it may hold the number of a large object, as Hibernate's {@code @Lob} does. */
  boolean isLargeObject() {
    return !base.isArray() && base.isBuiltIn() && base.name().equals("oid");
  }
}
