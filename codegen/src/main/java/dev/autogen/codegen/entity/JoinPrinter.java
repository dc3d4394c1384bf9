package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import dev.autogen.codegen.entity.Property.Role;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;

/** Prints the columns and the constraint of a foreign key. */
final class JoinPrinter {

  private final Schema schema;
  private final ColumnTypes types;

  JoinPrinter(Schema schema, ColumnTypes types) {
    this.schema = schema;
    this.types = types;
  }

  /** Returns the annotations of an association that has the foreign key. */
  List<AnnotationSpec> toOne(ForeignKey key, Role role) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    boolean hasOnDelete = key.onDelete() != ReferentialAction.NO_ACTION && !key.matchFull();
    if (hasOnDelete) {
      annotations.add(
          AnnotationSpec.builder(Jakarta.hibernate("OnDelete"))
              .addMember(
                  "action", "$T.$L", Jakarta.hibernate("OnDeleteAction"), key.onDelete().name())
              .build());
    }
    AnnotationSpec constraint = constraint(key, !hasOnDelete);
    List<AnnotationSpec> columns = columns(key, role, constraint);
    annotations.add(
        columns.size() == 1
            ? columns.get(0)
            : AnnotationSpec.builder(Jakarta.persistence("JoinColumns"))
                .addMember("value", list(columns))
                .addMember("foreignKey", "$L", constraint)
                .build());
    return annotations;
  }

  /** Returns the {@code @JoinColumn}s of one side of a table of pairs. */
  List<AnnotationSpec> ofPairs(ForeignKey key) {
    return columns(key, Role.PLAIN, constraint(key, true));
  }

  /** Returns the constraint of one side of a table of pairs. */
  AnnotationSpec constraint(ForeignKey key) {
    return constraint(key, true);
  }

  static CodeBlock list(List<AnnotationSpec> annotations) {
    return annotations.size() == 1
        ? CodeBlock.of("$L", annotations.get(0))
        : CodeBlock.of(
            "{\n$>$>$L$<$<\n}",
            CodeBlock.join(
                annotations.stream().map(one -> CodeBlock.of("$L", one)).toList(), ",\n"));
  }

  private List<AnnotationSpec> columns(ForeignKey key, Role role, AnnotationSpec constraint) {
    List<AnnotationSpec> columns = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      columns.add(column(key, i, role, constraint));
    }
    return columns;
  }

  private AnnotationSpec column(ForeignKey key, int i, Role role, AnnotationSpec constraint) {
    Column own = schema.column(key.table(), key.columns().get(i)).orElseThrow();
    AnnotationSpec.Builder builder =
        AnnotationSpec.builder(Jakarta.persistence("JoinColumn"))
            .addMember("name", JavaString.of(SqlNames.of(own.name())));
    boolean isSingle = key.columns().size() == 1;
    if (!isSingle || !TableRoles.refersToPrimaryKey(schema, key)) {
      builder.addMember(
          "referencedColumnName", JavaString.of(SqlNames.of(key.referencedColumns().get(i))));
    }
    boolean isInKey = role == Role.ID || role == Role.GIVES_ID;
    if (!own.nullable() && !isInKey && role != Role.READ_ONLY && !isPaired(own)) {
      builder.addMember("nullable", "false");
    }
    if (role == Role.READ_ONLY) {
      builder.addMember("insertable", "false").addMember("updatable", "false");
    }
    String definition = role == Role.READ_ONLY ? "" : definition(key, i, own);
    if (!definition.isEmpty()) {
      builder.addMember("columnDefinition", JavaString.of(definition));
    }
    if (!own.comment().isEmpty() && role != Role.READ_ONLY) {
      builder.addMember("comment", JavaString.of(own.comment()));
    }
    if (isSingle) {
      builder.addMember("foreignKey", "$L", constraint);
    }
    return builder.build();
  }

  private boolean isPaired(Column column) {
    return schema.primaryKey(column.table()).orElseThrow().columns().contains(column.name());
  }

  /** What the column has that Hibernate would not copy from the one it points to. */
  private String definition(ForeignKey key, int i, Column own) {
    Column other =
        schema.column(key.referencedTable(), key.referencedColumns().get(i)).orElseThrow();
    Mapping mapping = types.of(other.type());
    boolean isCopied =
        mapping.isPlain()
            && !mapping.attributes().containsKey("secondPrecision")
            && own.type().equivalentTo(other.type())
            && IdGeneration.of(schema, other, true).definition().isEmpty();
    StringBuilder more = new StringBuilder();
    if (!own.collation().isEmpty()) {
      more.append(" collate \"").append(own.collation().replace("\"", "\"\"")).append('"');
    }
    own.defaultValue().accept(new DefaultClause(more));
    return isCopied && more.isEmpty() ? "" : SqlNames.of(own.type()) + more;
  }

  /** Appends what follows the type of a column. */
  private record DefaultClause(StringBuilder text) implements ColumnDefault.Visitor<Void> {
    @Override
    public Void none(ColumnDefault.None value) {
      return null;
    }

    @Override
    public Void expression(ColumnDefault.Expression value) {
      text.append(" default ").append(value.sql());
      return null;
    }

    @Override
    public Void identity(ColumnDefault.Identity value) {
      text.append(value.always() ? " generated always" : " generated by default");
      text.append(" as identity");
      return null;
    }

    @Override
    public Void generated(ColumnDefault.Generated value) {
      text.append(" generated always as (").append(value.sql()).append(')');
      text.append(value.stored() ? " stored" : " virtual");
      return null;
    }
  }

  private static AnnotationSpec constraint(ForeignKey key, boolean withOnDelete) {
    AnnotationSpec.Builder builder =
        AnnotationSpec.builder(Jakarta.persistence("ForeignKey"))
            .addMember("name", JavaString.of(SqlIdentifier.quote(key.name())));
    List<String> options = new ArrayList<>();
    if (key.matchFull()) {
      options.add("match full");
    }
    if (withOnDelete && key.onDelete() != ReferentialAction.NO_ACTION) {
      options.add("on delete " + key.onDelete().sql());
    }
    if (key.onUpdate() != ReferentialAction.NO_ACTION) {
      options.add("on update " + key.onUpdate().sql());
    }
    String deferrable = SqlNames.of(key.deferrability());
    if (!deferrable.isEmpty()) {
      options.add(deferrable);
    }
    if (!key.validated()) {
      options.add("not valid");
    }
    if (!options.isEmpty()) {
      builder.addMember("options", JavaString.of(String.join(" ", options)));
    }
    return builder.build();
  }
}
