package dev.autogen.revision;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a revision class can name: a line for each type of autogen and each of its members. */
final class FrozenApi {

  /** What records is called by the migrator, and gives what a revision has no use for. */
  private static final Set<String> NOT_FOR_REVISIONS = Set.of("record");

  private final Deque<Class<?>> waiting = new ArrayDeque<>();
  private final Set<Class<?>> seen = new LinkedHashSet<>();
  private final SortedSet<String> lines = new TreeSet<>();

  private FrozenApi() {}

  /** Returns the lines, sorted. */
  static SortedSet<String> lines() {
    FrozenApi api = new FrozenApi();
    Stream.of(Revision.class, RevisionInfo.class, Operations.class).forEach(api::reach);
    while (!api.waiting.isEmpty()) {
      api.read(api.waiting.remove());
    }
    return api.lines;
  }

  private void reach(Type type) {
    if (type instanceof ParameterizedType generic) {
      reach(generic.getRawType());
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::reach);
    } else if (type instanceof WildcardType wildcard) {
      Arrays.stream(wildcard.getUpperBounds()).forEach(this::reach);
    } else if (type instanceof Class<?> plain) {
      Class<?> element = plain.isArray() ? plain.getComponentType() : plain;
      if (element.getName().startsWith("dev.autogen.")
          && isVisible(element.getModifiers())
          && seen.add(element)) {
        waiting.add(element);
      }
    }
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private void read(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "annotation"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    lines.add("%s %s".formatted(kind, type.getName()));
    for (Class<?> up = type.getSuperclass(); up != null; up = up.getSuperclass()) {
      above(type, up);
    }
    for (Class<?> up : type.getInterfaces()) {
      above(type, up);
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers())) {
        add(type, "<init>", constructor.getGenericParameterTypes(), "", "");
      }
    }
    for (Field field : type.getFields()) {
      lines.add("%s %s %s".formatted(type.getName(), field.getName(), field.getGenericType()));
      reach(field.getGenericType());
    }
    for (Method method : methods(type)) {
      if (!NOT_FOR_REVISIONS.contains(method.getName())) {
        reach(method.getGenericReturnType());
        add(
            type,
            method.getName(),
            method.getGenericParameterTypes(),
            method.getGenericReturnType().getTypeName(),
            (Modifier.isStatic(method.getModifiers()) ? " static" : "")
                + (type.isInterface() && Modifier.isAbstract(method.getModifiers())
                    ? method.getDefaultValue() == null ? " abstract" : " default"
                    : ""));
      }
    }
  }

  /**
   * Of a class that nobody else sees, a public subclass has the methods as bridges, without the
   * types of their parameters.
   */
  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
      methods.addAll(List.of(one.getDeclaredMethods()));
    }
    methods.removeIf(method -> method.isSynthetic() || !isVisible(method.getModifiers()));
    return methods;
  }

  private void above(Class<?> type, Class<?> up) {
    if (isVisible(up.getModifiers()) && up != Object.class) {
      lines.add("%s is a %s".formatted(type.getName(), up.getName()));
      reach(up);
    }
  }

  private void add(Class<?> type, String name, Type[] parameters, String result, String marks) {
    Arrays.stream(parameters).forEach(this::reach);
    lines.add(
        "%s %s(%s) %s%s"
            .formatted(
                type.getName(),
                name,
                Arrays.stream(parameters).map(Type::getTypeName).collect(Collectors.joining(", ")),
                result,
                marks)
            .strip());
  }
}
