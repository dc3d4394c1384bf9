package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * What an application does in code to Hibernate's builders before it starts: classes of its own,
 * each a {@link Consumer} of one builder. They need nothing of autogen, so the application can call
 * the same class where it starts Hibernate itself.
 */
final class Customizers {

  /** The builders, in the order in which they are used. */
  private static final List<Class<?>> BUILDERS =
      List.of(
          BootstrapServiceRegistryBuilder.class,
          StandardServiceRegistryBuilder.class,
          MetadataSources.class,
          MetadataBuilder.class);

  private record Customizer(Class<?> builder, Consumer<Object> consumer) {}

  private final List<Customizer> all;

  private Customizers(List<Customizer> all) {
    this.all = all;
  }

  /**
   * Makes an instance of each class with its constructor without parameters.
   *
   * @throws AutogenException if one is not there, cannot be made, or customizes nothing
   */
  static Customizers load(List<String> classNames) {
    List<Customizer> all = new ArrayList<>();
    for (String name : classNames) {
      all.add(load(name));
    }
    return new Customizers(all);
  }

  @SuppressWarnings("unchecked") // What it consumes was looked up.
  private static Customizer load(String name) {
    try {
      Class<?> type = Thread.currentThread().getContextClassLoader().loadClass(name);
      Class<?> builder = consumed(type).orElseThrow(() -> customizesNothing(name));
      return new Customizer(
          builder, (Consumer<Object>) type.getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      throw AutogenException.failed(
          "There is no class %s, which scan.customizer names. Compile it, or correct the name."
              .formatted(name),
          e);
    } catch (InvocationTargetException e) {
      throw failed(name, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw AutogenException.failed(
          "The class %s, which scan.customizer names, has no public constructor without parameters. Make it and the class public."
              .formatted(name),
          e);
    }
  }

  private static AutogenException customizesNothing(String name) {
    return AutogenException.failed(
        "The class %s, which scan.customizer names, is no java.util.function.Consumer of one of %s. Let it implement that."
            .formatted(
                name, String.join(", ", BUILDERS.stream().map(Class::getSimpleName).toList())));
  }

  /** Finds the builder that a class says it consumes, itself or by what it extends. */
  private static Optional<Class<?>> consumed(Type type) {
    if (type instanceof ParameterizedType parameterized
        && parameterized.getRawType() == Consumer.class) {
      return BUILDERS.stream()
          .filter(builder -> builder == parameterized.getActualTypeArguments()[0])
          .findFirst();
    }
    Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
    return raw instanceof Class<?> declared
        ? Stream.concat(
                Stream.of(declared.getGenericInterfaces()),
                Stream.ofNullable(declared.getGenericSuperclass()))
            .map(Customizers::consumed)
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }

  /** Lets those that are for such a builder at it, in the order in which they are named. */
  <T> void customize(Class<T> type, T builder) {
    for (Customizer customizer : all) {
      if (customizer.builder() == type) {
        try {
          customizer.consumer().accept(builder);
        } catch (RuntimeException | LinkageError e) {
          throw failed(customizer.consumer().getClass().getName(), e);
        }
      }
    }
  }

  private static AutogenException failed(String name, Throwable cause) {
    return AutogenException.failed(
        "The class %s, which scan.customizer names, fails: %s. Correct it, or leave it out."
            .formatted(name, cause),
        cause);
  }
}
