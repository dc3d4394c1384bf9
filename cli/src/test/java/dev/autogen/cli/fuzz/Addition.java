package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one model has more than another.
 *
 * @param entities entities with all that they have
 * @param features features of entities that both have, by the number of their entity
 */
record Addition(List<EntityDescription> entities, Map<Integer, List<Feature>> features) {

  static Addition between(ModelDescription less, ModelDescription more) {
    List<EntityDescription> entities = new ArrayList<>();
    Map<Integer, List<Feature>> features = new LinkedHashMap<>();
    for (EntityDescription entity : more.entities()) {
      if (!less.contains(entity.number())) {
        entities.add(entity);
        continue;
      }
      entity.features().stream()
          .filter(feature -> !less.contains(feature.number()))
          .forEach(
              feature ->
                  features.computeIfAbsent(entity.number(), key -> new ArrayList<>()).add(feature));
    }
    return new Addition(entities, features);
  }

  /** Returns the model with the addition, or the same model where something is missing for it. */
  ModelDescription addTo(ModelDescription model) {
    ModelDescription result = model;
    for (EntityDescription entity : entities) {
      result = result.with(entity);
    }
    for (Map.Entry<Integer, List<Feature>> entry : features.entrySet()) {
      if (result.entity(entry.getKey()).isEmpty()) {
        return model;
      }
      for (Feature feature : entry.getValue()) {
        result = result.with(entry.getKey(), feature);
      }
    }
    ModelDescription whole = result;
    return result.features().flatMap(one -> one.references().stream()).allMatch(whole::contains)
        ? result
        : model;
  }
}
