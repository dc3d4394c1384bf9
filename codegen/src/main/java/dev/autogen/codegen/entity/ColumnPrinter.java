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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints the annotations of a property that is a column. */
final class ColumnPrinter implements ColumnDefault.Visitor<Void> {

  private static final Pattern CAST_LITERAL = Pattern.compile("('(?:[^']|'')*')::(.+)");
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
    if (!mapping.writtenAs().isEmpty()) {
      all.add(transformer());
    }
    all.addAll(annotations);
    all.add(all.size() - annotations.size(), columnAnnotation());
    return all;
  }

  /**
   * The driver gives any type as a text, but an array of other than texts as an array of objects.
   */
  private AnnotationSpec transformer() {
    AnnotationText text = AnnotationText.of(Jakarta.hibernate("ColumnTransformer"));
    if (mapping.type().toString().equals("java.lang.String[]")) {
      text.withText("read", "cast(" + SqlNames.of(column.name()) + " as text[])");
    }
    return text.withText("write", "cast(? as " + mapping.writtenAs() + ")").build();
  }

  private AnnotationSpec columnAnnotation() {
    AnnotationText text =
        AnnotationText.of(Jakarta.persistence("Column"))
            .withText("name", SqlNames.of(column.name()));
    if (!column.nullable() && !isInKey) {
      text.with("nullable", "false");
    }
    if (!isWritten) {
      text.with("insertable", "false").with("updatable", "false");
    }
    if (attributes.containsKey(DEFINITION)) {
      attributes.keySet().retainAll(Set.of(DEFINITION));
    }
    attributes.forEach((name, value) -> text.with(name, "$L", literal(value)));
    if (!column.comment().isEmpty()) {
      text.withText("comment", column.comment());
    }
    return text.build();
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
      AnnotationText value =
          AnnotationText.of(Jakarta.persistence("GeneratedValue"))
              .with(
                  "strategy",
                  "$T.$L",
                  Jakarta.persistence("GenerationType"),
                  generation.kind().name());
      if (generation.kind() == Kind.SEQUENCE) {
        Sequence sequence = generation.sequence().orElseThrow();
        annotations.add(value.withText("generator", sequence.name().name()).build());
        annotations.add(sequenceGenerator(sequence));
      } else {
        annotations.add(value.build());
      }
    }
  }

  private static AnnotationSpec sequenceGenerator(Sequence sequence) {
    AnnotationText text =
        AnnotationText.of(Jakarta.persistence("SequenceGenerator"))
            .withText("name", sequence.name().name());
    if (!sequence.name().schema().isDefault()) {
      text.withText("schema", SqlNames.of(sequence.name().schema().name()));
    }
    SequenceOptions options = sequence.options();
    text.withText("sequenceName", SqlNames.of(sequence.name().name()));
    if (options.start() != 1) {
      text.with("initialValue", "$L", options.start());
    }
    text.with("allocationSize", "$L", options.increment());
    SequenceOptions usual = SequenceOptions.defaultsFor(BIGINT, options.increment());
    String more = SqlNames.options(options, usual);
    if (!more.isEmpty()) {
      text.withText("options", more);
    }
    return text.build();
  }

  @Override
  public Void none(ColumnDefault.None value) {
    return null;
  }

  @Override
  public Void expression(ColumnDefault.Expression value) {
    if (generation.definition().isEmpty()) {
      annotations.add(
          Jakarta.text(Jakarta.hibernate("ColumnDefault"), withoutOwnCast(value.sql())));
    }
    return null;
  }

  /** A literal needs no cast to the type of its own column, which PostgreSQL prints. */
  private String withoutOwnCast(String sql) {
    Matcher cast = CAST_LITERAL.matcher(sql);
    if (!cast.matches()) {
      return sql;
    }
    try {
      SqlType type = SqlType.parse(cast.group(2));
      boolean isOwn =
          type.qualifiedName().equals(column.type().qualifiedName())
              && type.isArray() == column.type().isArray();
      return isOwn ? cast.group(1) : sql;
    } catch (IllegalArgumentException notAType) {
      return sql;
    }
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
        AnnotationText.of(Jakarta.hibernate("Generated"))
            .with("event", "{$1T.INSERT, $1T.UPDATE}", EVENT)
            .build());
    return null;
  }
}
