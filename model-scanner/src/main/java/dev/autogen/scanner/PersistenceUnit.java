package dev.autogen.scanner;

import java.util.List;
import java.util.Map;

/**
 * One unit of a {@code META-INF/persistence.xml} (Jakarta Persistence, section 8.2.1).
 *
 * @param name its name
 * @param places where its annotated classes are: the directory or jar that {@code META-INF} lies in
 * @param classNames the classes it lists
 * @param mappingFiles the mapping files it lists, as resources of the class path
 * @param jarFiles the jars it lists, relative to the place
 * @param excludesUnlisted whether annotated classes of its places that it does not list are left
 *     out
 * @param properties its properties, its {@code validation-mode} among them
 */
record PersistenceUnit(
    String name,
    List<ClassFiles> places,
    List<String> classNames,
    List<String> mappingFiles,
    List<String> jarFiles,
    boolean excludesUnlisted,
    Map<String, String> properties) {}
