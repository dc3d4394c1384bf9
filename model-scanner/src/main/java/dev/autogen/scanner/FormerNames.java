package dev.autogen.scanner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private final Set<String> classNames;
  private final SortedMap<String, List<String>> found = new TreeMap<>();

  private FormerNames(ClassLookup classes, Set<String> classNames) {
    this.classes = classes;
    this.classNames = classNames;
  }

  /**
   * Returns the former names by what they are of: a class, a property as origins call it, a
   * constant of an enum behind its property.
   *
   * @param origins where the facts of the model come from: {@code com.example.Post#address.city}
   */
  static Map<String, List<String>> of(Collection<String> origins, ClassLookup classes) {
    Set<String> classNames =
        origins.stream()
            .map(FormerNames::className)
            .filter(name -> classes.find(name).isPresent())
            .collect(Collectors.toCollection(TreeSet::new));
    FormerNames names = new FormerNames(classes, classNames);
    origins.stream().distinct().forEach(names::read);
    return names.found;
  }

  private static String className(String origin) {
    int hash = origin.indexOf('#');
    return hash < 0 ? origin : origin.substring(0, hash);
  }

  private void read(String origin) {
    int hash = origin.indexOf('#');
    String className = className(origin);
    Optional<ClassInfo> type = classes.find(className);
    if (type.isPresent()) {
      add(className, type.get().declaredAnnotation(RENAMED_FROM));
    } else {
      type = auditedClass(className);
      type.ifPresent(audited -> addAudited(className, audited));
    }
    if (type.isPresent() && hash >= 0) {
      readPath(className + "#", type.get(), origin.substring(hash + 1).split("\\."));
    }
  }

  /** Envers has entities without a class, which are called as the audited one but for an affix. */
  private Optional<ClassInfo> auditedClass(String name) {
    return classNames.stream()
        .filter(name::contains)
        .max(Comparator.comparing(String::length))
        .flatMap(classes::find);
  }

  private void addAudited(String name, ClassInfo audited) {
    String simpleName = audited.name().withoutPackagePrefix();
    int place = name.lastIndexOf(simpleName);
    String prefix = name.substring(name.lastIndexOf('.', place) + 1, place);
    String suffix = name.substring(place + simpleName.length());
    AnnotationInstance annotation = audited.declaredAnnotation(RENAMED_FROM);
    if (annotation != null) {
      found.put(
          name,
          Stream.of(annotation.value().asStringArray()).map(was -> prefix + was + suffix).toList());
    }
  }

  private void readPath(String prefix, ClassInfo owner, String[] path) {
    String origin = prefix;
    Optional<ClassInfo> at = Optional.of(owner);
    for (String property : path) {
      String here = origin + property;
      List<AnnotationTarget> members = members(at, property);
      if (members.isEmpty()) {
        flattened(at, property).ifPresent(member -> add(here, annotation(member)));
        return;
      }
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

  /** Envers joins the properties on the way to one name: {@code address_city}. */
  private Optional<AnnotationTarget> flattened(Optional<ClassInfo> owner, String path) {
    for (int i = path.indexOf('_'); i > 0; i = path.indexOf('_', i + 1)) {
      String rest = path.substring(i + 1);
      Optional<ClassInfo> type =
          members(owner, path.substring(0, i)).stream()
              .findFirst()
              .flatMap(FormerNames::elementType)
              .flatMap(classes::find);
      Optional<AnnotationTarget> member =
          members(type, rest).stream().findFirst().or(() -> flattened(type, rest));
      if (member.isPresent()) {
        return member;
      }
    }
    return Optional.empty();
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
