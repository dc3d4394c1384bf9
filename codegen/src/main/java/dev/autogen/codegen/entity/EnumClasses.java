package dev.autogen.codegen.entity;

import com.palantir.javapoet.ClassName;
import dev.autogen.schema.Column;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Java enums of a schema's enum types. */
final class EnumClasses {

  private final Map<QualifiedName, EnumClass> classes = new TreeMap<>();

  private EnumClasses() {}

  /** Returns the enums of the types that columns of entities have. */
  static EnumClasses of(EntityModels models, String packageName) {
    EnumClasses enums = new EnumClasses();
    Schema schema = models.schema();
    Set<QualifiedName> used = new TreeSet<>();
    for (EntityModel entity : models.all()) {
      for (Column column : schema.columns(entity.table().name())) {
        if (!column.type().isArray() && !column.type().isBuiltIn()) {
          used.add(column.type().qualifiedName());
        }
      }
    }
    for (QualifiedName name : used) {
      schema
          .find(ObjectId.of(ObjectKind.ENUM_TYPE, name), EnumType.class)
          .filter(type -> !type.labels().isEmpty())
          .ifPresent(type -> enums.add(type, models, packageName));
    }
    return enums;
  }

  private void add(EnumType type, EntityModels models, String packageName) {
    String own = JavaWords.className(JavaWords.of(type.name().name()), "Enum");
    String className = models.classNames().take(List.of(own), "Enum");
    ClassName name = ClassName.get(packageName, className);
    Map<String, String> constants = constants(type.labels());
    List<String> casts = casts(type, models.schema());
    boolean isHibernates =
        casts.size() == 2
            && type.comment().isEmpty()
            && type.name().schema().isDefault()
            && SqlIdentifier.fold(className).equals(type.name().name())
            && constants.keySet().equals(Set.copyOf(constants.values()));
    Optional<ClassName> typeClass =
        isHibernates
            ? Optional.empty()
            : Optional.of(
                ClassName.get(
                    packageName, models.classNames().take(List.of(className + "Type"), "Class")));
    classes.put(type.name(), new EnumClass(name, constants, Optional.of(type), typeClass, casts));
  }

  /** Returns constants for labels: the label itself where it is an identifier. */
  static Map<String, String> constants(List<String> labels) {
    Map<String, String> constants = new LinkedHashMap<>();
    Set<String> identifiers = new TreeSet<>(labels);
    identifiers.removeIf(label -> !JavaWords.isIdentifier(label));
    for (String label : labels) {
      if (identifiers.contains(label)) {
        constants.put(label, label);
        continue;
      }
      String name = JavaWords.constantName(label);
      String free = name;
      for (int number = 2; constants.containsKey(free) || identifiers.contains(free); number++) {
        free = name + "_" + number;
      }
      constants.put(free, label);
    }
    return constants;
  }

  /** The casts that Hibernate makes of a named enum, where the database has them. */
  private static List<String> casts(EnumType type, Schema schema) {
    SqlType own = SqlType.named(type.name());
    return Stream.of("varchar AS " + own, own + " AS varchar")
        .map(types -> ObjectId.of(ObjectKind.CAST, QualifiedName.of(types)))
        .flatMap(id -> schema.find(id, OpaqueObject.class).stream())
        .map(OpaqueObject::definition)
        .toList();
  }

  /** Returns the enum of a type. */
  Optional<EnumClass> of(QualifiedName type) {
    return Optional.ofNullable(classes.get(type));
  }

  /** Returns all enums. */
  Collection<EnumClass> all() {
    return classes.values();
  }
}
