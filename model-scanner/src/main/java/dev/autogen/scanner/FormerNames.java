package dev.autogen.scanner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * What {@code @RenamedFrom} says of the classes and properties that a model comes from, read from
 * bytecode: the application need not have the annotation when it runs.
 */
final class FormerNames {

  private static final DotName RENAMED_FROM =
      DotName.createSimple("dev.autogen.revision.RenamedFrom");

  private final ClassLookup classes;
  private final SortedMap<String, List<String>> found = new TreeMap<>();

  private FormerNames(ClassLookup classes) {
    this.classes = classes;
  }

  /**
   * Returns the former names by what they are of: a class, a property as origins call it, a
   * constant of an enum behind its property.
   *
   * @param origins where the facts of the model come from: {@code com.example.Post#address.city}
   */
  static Map<String, List<String>> of(Collection<String> origins, ClassLookup classes) {
    FormerNames names = new FormerNames(classes);
    origins.stream().distinct().forEach(names::read);
    return names.found;
  }

  private void read(String origin) {
    int hash = origin.indexOf('#');
    String className = hash < 0 ? origin : origin.substring(0, hash);
    Optional<ClassInfo> type = classes.find(className);
    type.ifPresent(info -> add(className, info.declaredAnnotation(RENAMED_FROM)));
    if (type.isPresent() && hash >= 0) {
      readPath(className + "#", type.get(), origin.substring(hash + 1).split("\\."));
    }
  }

  private void readPath(String prefix, ClassInfo owner, String[] path) {
    String origin = prefix;
    Optional<ClassInfo> at = Optional.of(owner);
    for (String property : path) {
      List<AnnotationTarget> members = members(at, property);
      if (members.isEmpty()) {
        return;
      }
      String here = origin + property;
      members.forEach(member -> add(here, annotation(member)));
      at = elementType(members.get(0)).flatMap(classes::find);
      origin = here + ".";
    }
    String constants = origin;
    at.filter(ClassInfo::isEnum).ifPresent(type -> readConstants(constants, type));
  }

  private void readConstants(String prefix, ClassInfo type) {
    type.enumConstants().forEach(field -> add(prefix + field.name(), annotation(field)));
  }

  /** A field or getter of the class or one above it; both may be there. */
  private List<AnnotationTarget> members(Optional<ClassInfo> owner, String property) {
    List<AnnotationTarget> members = new ArrayList<>();
    Optional<ClassInfo> at = owner;
    while (at.isPresent() && members.isEmpty()) {
      ClassInfo type = at.get();
      Optional.ofNullable(type.field(property)).ifPresent(members::add);
      getterNames(property)
          .map(type::method)
          .filter(method -> method != null)
          .forEach(members::add);
      at = Optional.ofNullable(type.superName()).map(DotName::toString).flatMap(classes::find);
    }
    return members;
  }

  private static Stream<String> getterNames(String property) {
    String capitalized = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    return Stream.of("get" + capitalized, "is" + capitalized, property);
  }

  private static AnnotationInstance annotation(AnnotationTarget member) {
    return member instanceof FieldInfo field
        ? field.declaredAnnotation(RENAMED_FROM)
        : ((MethodInfo) member).declaredAnnotation(RENAMED_FROM);
  }

  /** The class of a property's value, or of the elements or values that it has many of. */
  private static Optional<String> elementType(AnnotationTarget member) {
    Type type =
        member instanceof FieldInfo field ? field.type() : ((MethodInfo) member).returnType();
    if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
      List<Type> arguments = type.asParameterizedType().arguments();
      type = arguments.get(arguments.size() - 1);
    } else if (type.kind() == Type.Kind.ARRAY) {
      type = type.asArrayType().elementType();
    }
    return type.kind() == Type.Kind.CLASS ? Optional.of(type.name().toString()) : Optional.empty();
  }

  private void add(String what, AnnotationInstance annotation) {
    if (annotation != null) {
      found.put(what, List.of(annotation.value().asStringArray()));
    }
  }
}
