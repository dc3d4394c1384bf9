package dev.autogen.scanner;

import java.util.List;
import java.util.Map;

/**
 * What the reader inside is called with.
 *
 * @param settings the settings to boot with
 * @param classNames the managed classes
 * @param packageNames the packages with mapping annotations
 * @param mappingResources mapping files, as resources of the class path
 * @param mappingUrls mapping files, as URLs
 * @param configurationUrl the URL of a {@code hibernate.cfg.xml}; empty for none
 * @param customizers classes of the application that are let at Hibernate's builders
 */
record ModelInputs(
    Map<String, String> settings,
    List<String> classNames,
    List<String> packageNames,
    List<String> mappingResources,
    List<String> mappingUrls,
    String configurationUrl,
    List<String> customizers) {

  ModelInputs withSettings(Map<String, String> other) {
    return new ModelInputs(
        other,
        classNames,
        packageNames,
        mappingResources,
        mappingUrls,
        configurationUrl,
        customizers);
  }

  /** Tells whether there is nothing that could map an entity. */
  boolean isEmpty() {
    return classNames.isEmpty()
        && mappingResources.isEmpty()
        && mappingUrls.isEmpty()
        && configurationUrl.isEmpty();
  }
}
