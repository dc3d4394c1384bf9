package dev.autogen.cli.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case as its file has it.
 *
 * @param group the file's name, such as {@code types}
 * @param id its id in the file
 * @param title what changes
 * @param sections its sections by name, see {@link CaseFile}
 */
record Case(String group, String id, String title, Map<String, String> sections) {

  Case {
    sections = Map.copyOf(sections);
  }

  /** Returns a section's text; empty if it is not there. */
  String text(String section) {
    return sections.getOrDefault(section, "").strip();
  }

  /** Returns a section's lines without blank ones. */
  List<String> lines(String section) {
    return text(section).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  boolean has(String section) {
    return sections.containsKey(section);
  }

  boolean isOfEntities() {
    return has("before java") || has("after java");
  }

  /** Tells whether it makes sense on a server: {@code 17} and later, {@code 14-16}. */
  boolean isFor(int major) {
    if (text("servers").isEmpty()) {
      return true;
    }
    String[] range = text("servers").split("-");
    return major >= Integer.parseInt(range[0])
        && (range.length == 1 || major <= Integer.parseInt(range[1]));
  }

  /** Tells whether it is for that Hibernate, such as {@code 7}. */
  boolean isForHibernate(int hibernate) {
    return text("hibernate").isEmpty() || hibernate >= Integer.parseInt(text("hibernate"));
  }

  private Map<String, String> keys(String section) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : lines(section)) {
      settings.put(line.split("=", 2)[0].strip(), line.split("=", 2)[1].strip());
    }
    return settings;
  }

  /**
   * Returns the change, its entities added to compilers.
   *
   * @param before compiles the model before
   * @param after compiles the model after
   */
  ModelChange change(EntityCompiler before, EntityCompiler after) {
    SchemaModel from = model("before", before);
    SchemaModel to = text("after").equals("same") ? from : model("after", after);
    SchemaModel wanted = has("result") ? new DdlModel(text("result")) : to;
    return new ModelChange(
        id,
        from,
        to,
        wanted,
        text("rows"),
        text("database"),
        lines("flags"),
        lines("loses"),
        lines("question"),
        lines("refused"),
        keys("configuration"));
  }

  private SchemaModel model(String section, EntityCompiler compiler) {
    if (has(section + " java")) {
      return compiler.add(
          "cases." + packageName(), sections.get(section + " java"), keys("settings"));
    }
    return new DdlModel(sections.getOrDefault(section, "").strip());
  }

  private String packageName() {
    return (group + "_" + id).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }
}
