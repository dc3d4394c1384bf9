package dev.autogen.codegen.entity;

import java.util.List;

/**
 * The entities of a schema.
 *
 * @param sources the classes, sorted by name: entities, their id classes, enums
 * @param omissions what of the schema they do not say, sorted
 */
public record Entities(List<EntitySource> sources, List<Omission> omissions) {

  public Entities {
    sources = List.copyOf(sources);
    omissions = List.copyOf(omissions);
  }
}
