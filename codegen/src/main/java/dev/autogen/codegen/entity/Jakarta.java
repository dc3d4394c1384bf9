package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** The annotations of Jakarta Persistence and Hibernate by name; neither is a dependency here. */
final class Jakarta {

  private static final ClassName SQL_TYPES = ClassName.get("org.hibernate.type", "SqlTypes");
  static final ClassName LENGTH = ClassName.get("org.hibernate", "Length");

  private Jakarta() {}

  /** Returns the name of a type of {@code jakarta.persistence}. */
  static ClassName persistence(String name) {
    return ClassName.get("jakarta.persistence", name);
  }

  /** Returns the name of a type of {@code org.hibernate.annotations}. */
  static ClassName hibernate(String name) {
    return ClassName.get("org.hibernate.annotations", name);
  }

  /** Returns an annotation without elements. */
  static AnnotationSpec marker(ClassName name) {
    return AnnotationSpec.builder(name).build();
  }

  /** Returns an annotation whose one element is a text. */
  static AnnotationSpec text(ClassName name, String value) {
    return AnnotationSpec.builder(name).addMember("value", "$L", JavaString.of(value)).build();
  }

  /** Returns {@code @JdbcTypeCode} of one of Hibernate's {@code SqlTypes}. */
  static AnnotationSpec jdbcTypeCode(String code) {
    return AnnotationSpec.builder(hibernate("JdbcTypeCode"))
        .addMember("value", CodeBlock.of("$T.$L", SQL_TYPES, code))
        .build();
  }
}
