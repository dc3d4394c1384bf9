package dev.autogen.codegen.entity;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The embeddables of composite types: {@code @Struct}. */
final class StructClasses {

  private final Map<QualifiedName, ClassName> classes = new TreeMap<>();
  private final Map<QualifiedName, TypeSpec> types = new TreeMap<>();

  /**
   * Writes those of the types that columns of entities have, as far as Hibernate's own types say
   * their attributes.
   *
   * @param mappings how the type of an attribute is said
   */
  static StructClasses of(
      EntityModels models, Function<SqlType, Mapping> mappings, String packageName) {
    StructClasses structs = new StructClasses();
    for (EntityModel entity : models.all()) {
      for (Column column : models.schema().columns(entity.table().name())) {
        if (!column.type().isBuiltIn() && !column.type().isArray()) {
          ObjectId id = ObjectId.of(ObjectKind.COMPOSITE_TYPE, column.type().qualifiedName());
          models
              .schema()
              .find(id, CompositeType.class)
              .filter(type -> isExpressible(type, mappings))
              .ifPresent(type -> structs.add(type, models.classNames(), mappings, packageName));
        }
      }
    }
    return structs;
  }

  private static boolean isExpressible(CompositeType type, Function<SqlType, Mapping> mappings) {
    return type.name().schema().isDefault()
        && type.comment().isEmpty()
        && SqlIdentifier.quote(type.name()).equals(type.name().name())
        && type.attributes().stream()
            .allMatch(
                attribute ->
                    mappings.apply(attribute.type()).isPlain()
                        && !attribute.type().isArray()
                        && SqlIdentifier.quote(attribute.name()).equals(attribute.name()));
  }

  private void add(
      CompositeType type,
      ClassNaming naming,
      Function<SqlType, Mapping> mappings,
      String packageName) {
    if (classes.containsKey(type.name())) {
      return;
    }
    String own = JavaWords.className(JavaWords.of(type.name().name()), "Struct");
    ClassName name = ClassName.get(packageName, naming.take(List.of(own), "Struct"));
    classes.put(type.name(), name);
    types.put(type.name(), print(name, type, mappings));
  }

  private static TypeSpec print(
      ClassName name, CompositeType type, Function<SqlType, Mapping> mappings) {
    PropertyNaming naming = new PropertyNaming();
    Map<String, CompositeType.Attribute> properties = new LinkedHashMap<>();
    for (CompositeType.Attribute attribute : type.attributes()) {
      String property = JavaWords.propertyName(JavaWords.of(attribute.name()), "attribute");
      properties.put(naming.take(List.of(property)), attribute);
    }
    List<CodeBlock> order =
        type.attributes().stream().map(one -> JavaString.of(one.name())).toList();
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L", EntityJavadoc.of("A value of", type.name(), type.comment()))
            .addAnnotation(Jakarta.marker(Jakarta.persistence("Embeddable")))
            .addAnnotation(
                AnnotationText.of(Jakarta.hibernate("Struct"))
                    .withText("name", type.name().name())
                    .with("attributes", "{$L}", CodeBlock.join(order, ", "))
                    .build());
    properties.forEach(
        (property, attribute) -> {
          Mapping mapping = mappings.apply(attribute.type());
          AnnotationText column =
              AnnotationText.of(Jakarta.persistence("Column")).withText("name", attribute.name());
          new TreeMap<>(mapping.attributes())
              .forEach((key, value) -> column.with(key, "$L", ColumnPrinter.literal(value)));
          builder
              .addField(
                  FieldSpec.builder(mapping.type(), property, Modifier.PRIVATE)
                      .addAnnotation(column.build())
                      .build())
              .addMethod(Beans.getter(property, mapping.type()))
              .addMethod(Beans.setter(property, mapping.type()));
        });
    return builder.build();
  }

  /** Returns the embeddable of a type. */
  Optional<ClassName> of(QualifiedName type) {
    return Optional.ofNullable(classes.get(type));
  }

  /** Returns all embeddables. */
  Collection<TypeSpec> all() {
    return types.values();
  }
}
