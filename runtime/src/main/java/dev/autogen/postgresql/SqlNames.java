package dev.autogen.postgresql;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes names, with {@link SchemaName#DEFAULT} bound to a schema or left unqualified.
 *
 * @param defaultSchema what stands for the default schema; itself to write unqualified names
 */
record SqlNames(SchemaName defaultSchema) {

  QualifiedName bind(QualifiedName name) {
    return name.schema().isDefault() ? new QualifiedName(defaultSchema, name.name()) : name;
  }

  String name(QualifiedName name) {
    return SqlIdentifier.quote(bind(name));
  }

  String name(String identifier) {
    return SqlIdentifier.quote(identifier);
  }

  /** Returns names with commas between them. */
  String list(List<String> identifiers) {
    return identifiers.stream().map(this::name).collect(Collectors.joining(", "));
  }

  /** Returns the name of an object that stands by itself, or of an index. */
  String object(ObjectId id) {
    return name(id.qualifiedName());
  }

  /** Returns the name of the table that an element belongs to. */
  String tableOf(ObjectId element) {
    return name(element.tableName());
  }

  String column(ObjectId column) {
    return tableOf(column) + "." + name(column.name());
  }

  String type(SqlType type) {
    return (type.isBuiltIn() ? type : type.renamed(bind(type.qualifiedName()))).toString();
  }
}
