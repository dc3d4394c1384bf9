package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a column's type is said in Java.
 *
 * @param type the type of the property
 * @param attributes attributes of {@code @Column}: {@code length}, {@code precision}, {@code
 *     columnDefinition} and the like, their values as literals or texts
 * @param annotations further annotations of the property
 * @param writtenAs the type that a value, which is a text or several, is cast to when it is
 *     written; empty for none
 */
record Mapping(
    TypeName type,
    Map<String, Object> attributes,
    List<AnnotationSpec> annotations,
    String writtenAs) {

  private static final String DEFINITION = "columnDefinition";

  Mapping {
    attributes = Map.copyOf(attributes);
    annotations = List.copyOf(annotations);
  }

  /** Returns a mapping that the Java type alone makes. */
  static Mapping of(TypeName type) {
    return new Mapping(type, Map.of(), List.of(), "");
  }

  Mapping with(String attribute, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Mapping(type, more, annotations, writtenAs);
  }

  Mapping with(AnnotationSpec annotation) {
    List<AnnotationSpec> more = new ArrayList<>(annotations);
    more.add(annotation);
    return new Mapping(type, attributes, more, writtenAs);
  }

  /** Returns a mapping whose column is defined by SQL. */
  Mapping defined(String sql) {
    return with(DEFINITION, sql);
  }

  /** Returns a mapping whose column is of a type that values are cast to. */
  Mapping castTo(String sqlType) {
    return new Mapping(type, attributes, annotations, sqlType).defined(sqlType);
  }

  /** Returns the same for an array. */
  Mapping withType(TypeName otherType) {
    return new Mapping(otherType, attributes, annotations, writtenAs);
  }

  /** Tells whether a column that points here would take over more than the type. */
  boolean isPlain() {
    return !attributes.containsKey(DEFINITION) && annotations.isEmpty() && writtenAs.isEmpty();
  }
}
