package dev.autogen.scanner.inside;

import dev.autogen.schema.ImpliedValue;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.StringLiteral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SoftDeletable;
import org.hibernate.mapping.Table;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;

/** What the columns of {@code @SoftDelete} have in rows that are not deleted. */
@SuppressWarnings("removal") // What replaces SoftDeletable is not in Hibernate 6.6.
final class SoftDeletes {

  private final MetadataImplementor metadata;
  private final Dialect dialect;
  private final Map<QualifiedName, Table> tables;

  /**
   * @param tables the tables that were read
   */
  SoftDeletes(MetadataImplementor metadata, Dialect dialect, Map<QualifiedName, Table> tables) {
    this.metadata = metadata;
    this.dialect = dialect;
    this.tables = tables;
  }

  List<ImpliedValue> find() {
    return Stream.<SoftDeletable>concat(
            metadata.getEntityBindings().stream()
                .filter(RootClass.class::isInstance)
                .map(RootClass.class::cast),
            metadata.getCollectionBindings().stream())
        .flatMap(one -> find(one).stream())
        .toList();
  }

  private Optional<ImpliedValue> find(SoftDeletable deletable) {
    Column column = deletable.getSoftDeleteColumn();
    if (column == null || !(column.getValue() instanceof BasicValue value)) {
      return Optional.empty();
    }
    return tables.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value.getTable()))
        .findFirst()
        .map(entry -> ObjectId.column(entry.getKey(), CatalogNames.of(column, dialect)))
        .flatMap(id -> notDeleted(value).map(sql -> new ImpliedValue(id, sql)));
  }

  /** The converter reverses the flag where the column says that a row is active. */
  @SuppressWarnings("unchecked") // A soft delete is a boolean on the side of Java.
  private static Optional<String> notDeleted(BasicValue value) {
    BasicValueConverter<Boolean, Object> converter =
        (BasicValueConverter<Boolean, Object>) value.resolve().getValueConverter();
    Object relational = converter == null ? false : converter.toRelationalValue(false);
    if (relational instanceof Boolean || relational instanceof Number) {
      return Optional.of(relational.toString());
    }
    return relational instanceof String || relational instanceof Character
        ? Optional.of(StringLiteral.of(relational.toString()))
        : Optional.empty();
  }
}
