package dev.autogen.revision;

import dev.autogen.operation.Operation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A revision that can be run.
 *
 * @param header what it says of itself
 * @param className the name of its class, for messages
 * @param instances makes an instance; not called before the operations are asked for
 */
public record LoadedRevision(
    RevisionHeader header, String className, Supplier<Revision> instances) {

  public LoadedRevision {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(instances, "instances");
  }

  /**
   * Returns the revision of a class, which is not initialised yet.
   *
   * @throws AutogenException if the class has no {@link RevisionInfo}, or is no {@link Revision}
   */
  public static LoadedRevision of(Class<?> type) {
    RevisionInfo info = type.getAnnotation(RevisionInfo.class);
    if (info == null) {
      throw AutogenException.failed(
          "Class %s is no revision: it has no @RevisionInfo.".formatted(type.getName()));
    }
    if (!Revision.class.isAssignableFrom(type)) {
      throw AutogenException.failed(
          "Class %s has @RevisionInfo but does not implement Revision.".formatted(type.getName()));
    }
    try {
      return new LoadedRevision(RevisionHeader.of(info), type.getName(), () -> instantiate(type));
    } catch (AutogenException e) {
      throw AutogenException.failed("%s: %s".formatted(type.getName(), e.getMessage()), e);
    }
  }

  private static Revision instantiate(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.trySetAccessible();
      return (Revision) constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw AutogenException.failed(
          "The constructor of %s failed: %s.".formatted(type.getName(), reason(e.getCause())),
          e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw AutogenException.failed(
          "Class %s cannot be instantiated: %s. It needs a public constructor without parameters."
              .formatted(type.getName(), reason(e)),
          e);
    }
  }

  public String id() {
    return header.id();
  }

  /** Returns what {@link Revision#upgrade} records. */
  public List<Operation> upgradeOperations() {
    return upgradeOperations(Map.of());
  }

  /**
   * Returns what {@link Revision#upgrade} records.
   *
   * @param context what {@link Operations#context} gives
   * @throws AutogenException if it throws anything; the cause is kept
   */
  public List<Operation> upgradeOperations(Map<String, String> context) {
    return record("upgrade", context, Revision::upgrade);
  }

  /** Returns what {@link Revision#downgrade} records. */
  public List<Operation> downgradeOperations() {
    return downgradeOperations(Map.of());
  }

  /**
   * Returns what {@link Revision#downgrade} records.
   *
   * @param context what {@link Operations#context} gives
   * @throws AutogenException if it throws anything; the cause is kept
   */
  public List<Operation> downgradeOperations(Map<String, String> context) {
    return record("downgrade", context, Revision::downgrade);
  }

  private List<Operation> record(
      String direction, Map<String, String> context, BiConsumer<Revision, Operations> method) {
    Revision revision = instances.get();
    try {
      return Operations.record(context, op -> method.accept(revision, op));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw AutogenException.failed(
          "The %s of %s failed%s: %s"
              .formatted(
                  direction,
                  className,
                  line(e).map(line -> " in line " + line).orElse(""),
                  sentence(reason(e))),
          e);
    }
  }

  private Optional<Integer> line(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().equals(className) && frame.getLineNumber() > 0)
        .map(StackTraceElement::getLineNumber)
        .findFirst();
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    boolean ours =
        failure instanceof IllegalArgumentException
            || failure instanceof IllegalStateException
            || failure instanceof AutogenException;
    return ours && message != null && !message.isBlank() ? message : failure.toString();
  }

  private static String sentence(String text) {
    return text.matches("(?s).*[.!?…]\\s*") ? text : text + ".";
  }
}
