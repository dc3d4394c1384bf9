package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.SqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java enum.
 *
 * @param name its class
 * @param constants its constants and the labels that they have in the database, in order
 * @param type the enum type of the database; empty for one that is a text with a check
 * @param typeClass the class that tells Hibernate of the type; empty where Hibernate's own {@code
 *     NAMED_ENUM} says the same
 * @param castStatements the casts between the type and texts that the database has
 */
record EnumClass(
    ClassName name,
    Map<String, String> constants,
    Optional<EnumType> type,
    Optional<ClassName> typeClass,
    List<String> castStatements) {

  EnumClass {
    constants = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    castStatements = List.copyOf(castStatements);
  }

  /** Tells whether each constant is called what its label is. */
  boolean isPlain() {
    return constants.entrySet().stream().allMatch(one -> one.getKey().equals(one.getValue()));
  }

  /** Tells whether Hibernate, which sorts the labels of a {@code NAMED_ENUM}, keeps their order. */
  private boolean isSorted() {
    List<String> labels = List.copyOf(constants.values());
    return labels.equals(labels.stream().sorted().toList());
  }

  /** Returns how a column of the type is said. */
  Mapping mapping(SqlType column) {
    Mapping mapping = Mapping.of(name).with(EnumPrinter.enumeratedAsText());
    if (typeClass.isEmpty()) {
      return mapping.with(Jakarta.jdbcTypeCode(isSorted() ? "NAMED_ENUM" : "NAMED_ORDINAL_ENUM"));
    }
    return mapping
        .with(
            AnnotationSpec.builder(Jakarta.hibernate("JdbcType"))
                .addMember("value", "$T.class", typeClass.get())
                .build())
        .defined(SqlNames.of(column));
  }
}
