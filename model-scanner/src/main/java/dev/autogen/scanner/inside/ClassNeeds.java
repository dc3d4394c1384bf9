package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import java.util.List;
import java.util.Optional;

/** Finds which of the managed classes needs a class that is not there. */
final class ClassNeeds {

  private ClassNeeds() {}

  /** Returns a failure that names the first such class and what it lacks; empty if all load. */
  static Optional<AutogenException> unmet(List<String> classNames) {
    return classNames.stream().flatMap(name -> unmet(name).stream()).findFirst();
  }

  private static Optional<AutogenException> unmet(String className) {
    try {
      Class<?> type =
          Class.forName(className, false, Thread.currentThread().getContextClassLoader());
      // Hibernate asks for these, and so needs the classes of their types.
      type.getDeclaredFields();
      type.getDeclaredMethods();
      return Optional.empty();
    } catch (NoClassDefFoundError e) {
      String message = String.valueOf(e.getMessage());
      String lacking = message.substring(message.lastIndexOf(' ') + 1).replace('/', '.');
      return Optional.of(
          AutogenException.failed(
              "The class %s, which %s needs, is not on the class path. Add its library to --classpath."
                  .formatted(lacking, className),
              e));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }
}
