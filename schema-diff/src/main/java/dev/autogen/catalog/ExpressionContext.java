package dev.autogen.catalog;

import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlExpressions;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts expressions into the context that one schema gives them: types of columns, enums, sequences.
 */
final class ExpressionContext {

  private final Schema schema;
  private final ServerTypes server;

  ExpressionContext(Schema schema, ServerTypes server) {
    this.schema = schema;
    this.server = server;
  }

  ExpressionRequest request(ExpressionSite site) {
    QualifiedName table = site.object().tableName();
    Set<String> names = identifiers(site.sql());
    boolean namesTable = names.contains(table.name());
    boolean isDefault = site.part() == ExpressionSite.Part.DEFAULT;
    Set<SqlType> types = new LinkedHashSet<>();
    SortedMap<String, String> columns = new TreeMap<>();
    String target = "";
    for (Column column : schema.columns(table)) {
      boolean isTarget = column.id().equals(site.object());
      boolean isMentioned = !isDefault && (namesTable || names.contains(column.name()));
      if (isTarget) {
        target = type(column);
      } else if (isMentioned) {
        columns.put(column.name(), type(column));
      }
      if (isTarget || isMentioned) {
        types.add(column.type().element());
      }
    }
    return new ExpressionRequest(
        setup(types, names, site.sql()),
        namesTable ? table.name() : ExpressionRequest.ANY_TABLE,
        columns,
        site.part(),
        target,
        site.sql());
  }

  private static String type(Column column) {
    return column.collation().isEmpty()
        ? column.type().toString()
        : column.type() + " collate " + SqlIdentifier.quote(column.collation());
  }

  private static Set<String> identifiers(String sql) {
    return SqlLexer.significantTokens(sql).stream()
        .filter(SqlToken::isIdentifier)
        .map(SqlToken::identifier)
        .collect(Collectors.toSet());
  }

  /** What another schema than the default one lacks cannot be made up in {@code pg_temp}. */
  private List<String> setup(Set<SqlType> columnTypes, Set<String> names, String sql) {
    Set<QualifiedName> types = new LinkedHashSet<>();
    columnTypes.stream()
        .filter(type -> !type.isBuiltIn())
        .forEach(t -> types.add(t.qualifiedName()));
    names.stream().sorted().forEach(name -> types.add(QualifiedName.of(name)));
    Set<String> statements = new LinkedHashSet<>();
    types.forEach(type -> addType(type, statements));
    for (QualifiedName name : SqlExpressions.sequences(sql)) {
      boolean isMissing = name.schema().isDefault() && !server.has(name.name());
      if (isMissing
          && schema.find(ObjectId.of(ObjectKind.SEQUENCE, name), Sequence.class).isPresent()) {
        statements.add("create temporary sequence " + SqlIdentifier.quote(name.name()));
      }
    }
    return List.copyOf(statements);
  }

  private void addType(QualifiedName name, Set<String> statements) {
    if (!name.schema().isDefault()) {
      return;
    }
    String temporary = "pg_temp." + SqlIdentifier.quote(name.name());
    schema
        .find(ObjectId.of(ObjectKind.ENUM_TYPE, name), EnumType.class)
        .filter(type -> !server.hasEnum(name.name(), type.labels()))
        .ifPresent(
            type ->
                statements.add(
                    type.labels().stream()
                        .map(StringLiteral::of)
                        .collect(
                            Collectors.joining(
                                ", ", "create type " + temporary + " as enum (", ")"))));
    schema
        .find(ObjectId.of(ObjectKind.COMPOSITE_TYPE, name), CompositeType.class)
        .filter(type -> !server.has(name.name()))
        .ifPresent(type -> addComposite(type, temporary, statements));
  }

  private void addComposite(CompositeType type, String temporary, Set<String> statements) {
    List<String> attributes = new ArrayList<>();
    for (CompositeType.Attribute attribute : type.attributes()) {
      if (!attribute.type().isBuiltIn()) {
        addType(attribute.type().qualifiedName(), statements);
      }
      attributes.add(SqlIdentifier.quote(attribute.name()) + " " + attribute.type());
    }
    statements.add("create type " + temporary + " as (" + String.join(", ", attributes) + ")");
  }
}
