package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a model as Java: a file per entity, which holds the types that belong to it too. */
final class ModelPrinter {

  private static final String IMPORTS =
      """
      import jakarta.persistence.*;
      import java.io.Serializable;
      import java.math.*;
      import java.net.InetAddress;
      import java.time.*;
      import java.util.*;
      import org.hibernate.annotations.*;
      import org.hibernate.type.SqlTypes;
      import org.hibernate.type.TrueFalseConverter;
      import org.hibernate.type.YesNoConverter;
      // Both packages have these names.
      import jakarta.persistence.CheckConstraint;
      import jakarta.persistence.Entity;
      import jakarta.persistence.ForeignKey;
      import jakarta.persistence.Index;
      import jakarta.persistence.Inheritance;
      import jakarta.persistence.Table;
      import jakarta.persistence.Version;

      """;

  private final ModelDescription model;
  private final boolean hibernate7;

  ModelPrinter(ModelDescription model, boolean hibernate7) {
    this.model = model;
    this.hibernate7 = hibernate7;
  }

  /** Returns complete source files by the name of their entity. */
  Map<String, String> files(String packageName) {
    String imports =
        hibernate7 ? IMPORTS : IMPORTS.replace("import jakarta.persistence.CheckConstraint;\n", "");
    Map<String, String> files = new LinkedHashMap<>();
    model
        .entities()
        .forEach(
            entity ->
                files.put(
                    entity.className(),
                    "package " + packageName + ";\n\n" + imports + print(entity)));
    return files;
  }

  /** Returns the types alone, for people. */
  String print() {
    StringBuilder text = new StringBuilder();
    model.entities().forEach(entity -> text.append(print(entity)).append('\n'));
    return text.toString();
  }

  private String print(EntityDescription entity) {
    Parts parts = new Parts();
    entity.all().forEach(feature -> parts.add(new Template(model, entity, feature).lines()));
    StringBuilder text = new StringBuilder();
    text.append("@Entity\n").append(parts.table(entity)).append('\n');
    parts.ofClass.forEach(line -> text.append(line).append('\n'));
    text.append("class ").append(entity.className()).append(" {\n");
    parts.members.forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("}\n");
    parts.types.forEach(line -> text.append('\n').append(line).append('\n'));
    return text.toString();
  }

  /** What the features of an entity add to its file, by the word before the colon. */
  private static final class Parts {

    private final Set<String> ofClass = new LinkedHashSet<>();
    private final List<String> members = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, List<String>> ofTable = new LinkedHashMap<>();

    void add(List<String> lines) {
      for (String line : lines) {
        String[] parts =
            line.matches("(?s)[a-z]+: .*") ? line.split(": ", 2) : new String[] {"", line};
        switch (parts[0]) {
          case "" -> members.add(line);
          case "class" -> ofClass.add(parts[1]);
          case "type" -> types.add(parts[1]);
          default -> ofTable.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts[1]);
        }
      }
    }

    String table(EntityDescription entity) {
      StringBuilder text = new StringBuilder("@Table(name = ");
      text.append(Template.literal(entity.table().mapped("")));
      if (entity.isInSchema()) {
        text.append(", schema = \"" + EntityDescription.SCHEMA + "\"");
      }
      ofTable.forEach(
          (attribute, values) -> {
            String name =
                switch (attribute) {
                  case "index" -> "indexes";
                  case "unique" -> "uniqueConstraints";
                  default -> attribute;
                };
            text.append(",\n    ").append(name).append(" = ");
            text.append(
                values.size() == 1 ? values.get(0) : "{" + String.join(",\n      ", values) + "}");
          });
      return text.append(')').toString();
    }
  }
}
