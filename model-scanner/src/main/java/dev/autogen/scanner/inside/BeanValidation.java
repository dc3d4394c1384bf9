package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.hibernate.HibernateException;
import org.hibernate.Version;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;

/**
 * Lets Jakarta Validation's annotations change the columns, as Hibernate does while it builds a
 * session factory: {@code BeanValidationIntegrator} and {@code TypeSafeActivator}, whose conditions
 * these are.
 */
final class BeanValidation {

  private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";
  private static final String API = "jakarta.validation.Validation";
  private static final String FACTORY = "jakarta.validation.ValidatorFactory";

  private BeanValidation() {}

  /** Applies the constraints, if mode, API and provider are there for it. */
  static void apply(MetadataImplementor metadata, Map<String, Object> settings) {
    if (!isWanted(settings)) {
      return;
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Object factory;
    try {
      factory = loader.loadClass(API).getMethod("buildDefaultValidatorFactory").invoke(null);
    } catch (ClassNotFoundException e) {
      // No API: in its mode AUTO Hibernate goes without.
      return;
    } catch (InvocationTargetException e) {
      requireNoProvider(e.getCause());
      return;
    } catch (ReflectiveOperationException | LinkageError e) {
      requireNoProvider(e);
      return;
    }
    try (AutoCloseable closing = (AutoCloseable) factory) {
      applyWith(closing, metadata, settings, loader);
    } catch (HibernateException e) {
      throw e;
    } catch (Exception e) {
      throw new HibernateException("Jakarta Validation cannot be applied: " + e.getMessage(), e);
    }
  }

  /**
   * Without a provider Hibernate goes without. With one that cannot start, for lack of Expression
   * Language say, Hibernate 6 does too, but since 7.0 it refuses to start.
   */
  private static void requireNoProvider(Throwable failure) {
    boolean noProvider = failure.getClass().getSimpleName().equals("NoProviderFoundException");
    if (!noProvider && !Version.getVersionString().startsWith("6.")) {
      throw AutogenException.failed(
          "Jakarta Validation cannot start: %s. Add what it lacks to the class path, or set jakarta.persistence.validation.mode=none."
              .formatted(failure.getMessage()),
          failure);
    }
  }

  private static boolean isWanted(Map<String, Object> settings) {
    Object apply = settings.get("hibernate.validator.apply_to_ddl");
    if (apply != null && !Boolean.parseBoolean(apply.toString())) {
      return false;
    }
    Object mode = settings.get("jakarta.persistence.validation.mode");
    if (mode == null) {
      mode = settings.get("javax.persistence.validation.mode");
    }
    String modes = mode == null ? "" : mode.toString().toLowerCase(Locale.ROOT);
    return modes.isBlank() || modes.contains("auto") || modes.contains("ddl");
  }

  private static void applyWith(
      Object factory,
      MetadataImplementor metadata,
      Map<String, Object> settings,
      ClassLoader loader)
      throws ReflectiveOperationException {
    Method apply =
        loader
            .loadClass(ACTIVATOR)
            .getMethod(
                "applyRelationalConstraints",
                loader.loadClass(FACTORY),
                Collection.class,
                Map.class,
                Dialect.class,
                ClassLoaderAccess.class);
    // The method is public, its class is not.
    apply.setAccessible(true);
    ClassLoaderService classes =
        metadata
            .getMetadataBuildingOptions()
            .getServiceRegistry()
            .requireService(ClassLoaderService.class);
    try {
      apply.invoke(
          null,
          factory,
          metadata.getEntityBindings(),
          settings,
          metadata.getDatabase().getDialect(),
          new ClassLoaderAccessImpl(null, classes));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
