package dev.autogen.cli.fuzz;

import dev.autogen.cli.cases.EntityModel;
import dev.autogen.cli.cases.SchemaModel;
import dev.autogen.scanner.WarmScanner;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Compiled entities, each thing of which Hibernate is asked but once: the metadata, and the script
 * of its own {@code create}.
 */
final class FuzzModel implements SchemaModel {

  private static final String GENERATION = "jakarta.persistence.schema-generation.";

  private final EntityModel entities;
  private final WarmScanner scanner;
  private TargetMetadata metadata;
  private String script;

  FuzzModel(EntityModel entities, WarmScanner scanner) {
    this.entities = entities;
    this.scanner = scanner;
  }

  @Override
  public TargetMetadata metadata(int major) {
    if (metadata == null) {
      metadata = scanner.scan(entities.scanRequest(major));
    }
    return metadata;
  }

  /**
   * Lets Hibernate create the schema the first time, and repeats what it did from then on.
   *
   * @throws IllegalStateException if Hibernate or PostgreSQL does not accept the model
   */
  @Override
  public void createIn(TestDatabase database) {
    if (script == null) {
      script = create(database);
    } else if (!script.isBlank()) {
      database.execute(script);
    }
  }

  private String create(TestDatabase database) {
    try {
      Path file = Files.createTempFile("create", ".sql");
      Map<String, String> settings = new HashMap<>(entities.settings());
      settings.put(GENERATION + "database.action", "create");
      settings.put(GENERATION + "scripts.action", "create");
      settings.put(GENERATION + "scripts.create-target", file.toString());
      settings.put("hibernate.hbm2ddl.create_namespaces", "true");
      settings.put("hibernate.hbm2ddl.delimiter", ";");
      new EntityModel(entities.classes(), entities.packageName(), entities.hibernate(), settings)
          .createIn(database);
      String text = Files.readString(file);
      Files.delete(file);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
