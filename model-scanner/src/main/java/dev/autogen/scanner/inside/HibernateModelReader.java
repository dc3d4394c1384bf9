package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.TargetMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.HibernateException;
import org.hibernate.Version;
import org.hibernate.boot.spi.MetadataImplementor;

/** The way into the application's class loader; called by reflection. */
public final class HibernateModelReader {

  private HibernateModelReader() {}

  /**
   * Boots Hibernate and reads its model.
   *
   * @param settings the settings to boot with
   * @param classNames the managed classes
   * @param packageNames the packages with mapping annotations
   * @param mappingResources mapping files, as resources of the class path
   * @param mappingUrls mapping files, as URLs
   * @param configurationUrl the URL of a {@code hibernate.cfg.xml}; empty for none
   * @param customizers classes of the application that are let at Hibernate's builders
   * @return the text of a {@link TargetMetadata}
   */
  public static String read(
      Map<String, String> settings,
      List<String> classNames,
      List<String> packageNames,
      List<String> mappingResources,
      List<String> mappingUrls,
      String configurationUrl,
      List<String> customizers) {
    Customizers hooks = Customizers.load(customizers);
    try (HibernateBoot boot = HibernateBoot.start(settings, configurationUrl, hooks)) {
      MetadataImplementor metadata =
          boot.metadata(classNames, packageNames, mappingResources, mappingUrls);
      requireEntities(metadata);
      BeanValidation.apply(metadata, boot.settings());
      metadata.orderColumns(true);
      metadata.validate();
      ValueGenerators.apply(metadata, settings);
      Map<String, String> header = new TreeMap<>();
      header.put("hibernate", Version.getVersionString());
      header.put("entities", String.valueOf(metadata.getEntityBindings().size()));
      boot.addNaming(metadata, settings, header);
      return new ModelReading(metadata, boot, header).read().print();
    } catch (HibernateException e) {
      if (lacksClass(e)) {
        throw ClassNeeds.unmet(classNames).map(RuntimeException.class::cast).orElse(e);
      }
      throw rejected(e);
    } catch (NoClassDefFoundError e) {
      throw ClassNeeds.unmet(classNames).orElseThrow(() -> e);
    }
  }

  /** Nothing would look like a model whose tables all went. */
  private static void requireEntities(MetadataImplementor metadata) {
    if (metadata.getEntityBindings().isEmpty()) {
      throw AutogenException.failed(
          "Hibernate finds no entity in the classes and mapping files that it is given. Name classes with @Entity, or files that map some.");
    }
  }

  /** The caller knows what to say of a class that cannot be loaded. */
  private static boolean lacksClass(Throwable failure) {
    return failure != null
        && (failure instanceof LinkageError
            || failure instanceof ClassNotFoundException
            || lacksClass(failure.getCause()));
  }

  private static AutogenException rejected(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String outer = sentence(failure);
    String inner = sentence(root);
    return AutogenException.failed(
        "Hibernate does not accept the entities: %s%s. Correct the mapping and run again."
            .formatted(outer, outer.contains(inner) ? "" : " (" + inner + ")"),
        failure);
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    String text =
        message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\.$", "");
  }
}
