package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.autogen.codegen.entity.IdGeneration.Kind;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Prints the annotations of a property that is a column. */
final class ColumnPrinter implements ColumnDefault.Visitor<Void> {

  private static final String DEFINITION = "columnDefinition";
  private static final ClassName EVENT = ClassName.get("org.hibernate.generator", "EventType");
  private static final SqlType BIGINT = SqlType.of("bigint");

  /** From this version on Hibernate leaves out STORED, and PostgreSQL takes that for VIRTUAL. */
  private static final int FIRST_TO_COMPUTE_ON_READ = 18;

  private final Column column;
  private final Mapping mapping;
  private final IdGeneration generation;
  private final boolean isInKey;
  private final boolean computesOnRead;
  private final TreeMap<String, Object> attributes;
  private final List<AnnotationSpec> annotations = new ArrayList<>();
  private boolean isWritten = true;

  private ColumnPrinter(
      Column column,
      Mapping mapping,
      IdGeneration generation,
      boolean isInKey,
      boolean computesOnRead) {
    this.column = column;
    this.mapping = mapping;
    this.generation = generation;
    this.isInKey = isInKey;
    this.computesOnRead = computesOnRead;
    this.attributes = new TreeMap<>(mapping.attributes());
  }

  /**
   * Returns the annotations.
   *
   * @param isInKey whether the column is in the primary key
   * @param serverMajor the version that Hibernate writes for
   */
  static List<AnnotationSpec> print(
      Column column, Mapping mapping, IdGeneration generation, boolean isInKey, int serverMajor) {
    return new ColumnPrinter(
            column, mapping, generation, isInKey, serverMajor >= FIRST_TO_COMPUTE_ON_READ)
        .print();
  }

  private List<AnnotationSpec> print() {
    addGenerator();
    column.defaultValue().accept(this);
    if (!column.collation().isEmpty()) {
      annotations.add(Jakarta.text(Jakarta.hibernate("Collate"), column.collation()));
    }
    List<AnnotationSpec> all = new ArrayList<>(mapping.annotations());
    all.addAll(annotations);
    all.add(all.size() - annotations.size(), columnAnnotation());
    return all;
  }

  private AnnotationSpec columnAnnotation() {
    AnnotationSpec.Builder builder =
        AnnotationSpec.builder(Jakarta.persistence("Column"))
            .addMember("name", JavaString.of(SqlNames.of(column.name())));
    if (!column.nullable() && !isInKey) {
      builder.addMember("nullable", "false");
    }
    if (!isWritten) {
      builder.addMember("insertable", "false").addMember("updatable", "false");
    }
    attributes.forEach((name, value) -> builder.addMember(name, literal(value)));
    if (!column.comment().isEmpty()) {
      builder.addMember("comment", JavaString.of(column.comment()));
    }
    return builder.build();
  }

  static CodeBlock literal(Object value) {
    return value instanceof String text
        ? JavaString.of(text)
        : value instanceof CodeBlock code ? code : CodeBlock.of("$L", value);
  }

  private void addGenerator() {
    if (!generation.definition().isEmpty()) {
      attributes.put(DEFINITION, generation.definition());
    }
    if (generation.kind() == Kind.ON_INSERT) {
      annotations.add(Jakarta.marker(Jakarta.hibernate("Generated")));
    } else if (generation.kind() != Kind.NONE) {
      AnnotationSpec.Builder value =
          AnnotationSpec.builder(Jakarta.persistence("GeneratedValue"))
              .addMember(
                  "strategy",
                  "$T.$L",
                  Jakarta.persistence("GenerationType"),
                  generation.kind().name());
      if (generation.kind() == Kind.SEQUENCE) {
        Sequence sequence = generation.sequence().orElseThrow();
        value.addMember("generator", JavaString.of(sequence.name().name()));
        annotations.add(value.build());
        annotations.add(sequenceGenerator(sequence));
      } else {
        annotations.add(value.build());
      }
    }
  }

  private static AnnotationSpec sequenceGenerator(Sequence sequence) {
    AnnotationSpec.Builder builder =
        AnnotationSpec.builder(Jakarta.persistence("SequenceGenerator"))
            .addMember("name", JavaString.of(sequence.name().name()));
    if (!sequence.name().schema().isDefault()) {
      builder.addMember("schema", JavaString.of(SqlNames.of(sequence.name().schema().name())));
    }
    SequenceOptions options = sequence.options();
    builder.addMember("sequenceName", JavaString.of(SqlNames.of(sequence.name().name())));
    if (options.start() != 1) {
      builder.addMember("initialValue", "$L", options.start());
    }
    builder.addMember("allocationSize", "$L", options.increment());
    SequenceOptions usual = SequenceOptions.defaultsFor(BIGINT, options.increment());
    String more = SqlNames.options(options, usual);
    if (!more.isEmpty()) {
      builder.addMember("options", JavaString.of(more));
    }
    return builder.build();
  }

  @Override
  public Void none(ColumnDefault.None value) {
    return null;
  }

  @Override
  public Void expression(ColumnDefault.Expression value) {
    if (generation.definition().isEmpty()) {
      annotations.add(Jakarta.text(Jakarta.hibernate("ColumnDefault"), value.sql()));
    }
    return null;
  }

  @Override
  public Void identity(ColumnDefault.Identity value) {
    return null;
  }

  @Override
  public Void generated(ColumnDefault.Generated value) {
    if (value.stored() != computesOnRead) {
      annotations.add(Jakarta.text(Jakarta.hibernate("GeneratedColumn"), value.sql()));
      return null;
    }
    isWritten = false;
    Object type = attributes.getOrDefault(DEFINITION, SqlNames.of(column.type()));
    String kind = value.stored() ? "stored" : "virtual";
    attributes.put(DEFINITION, type + " generated always as (" + value.sql() + ") " + kind);
    annotations.add(
        AnnotationSpec.builder(Jakarta.hibernate("Generated"))
            .addMember("event", "$T.INSERT", EVENT)
            .addMember("event", "$T.UPDATE", EVENT)
            .build());
    return null;
  }
}
