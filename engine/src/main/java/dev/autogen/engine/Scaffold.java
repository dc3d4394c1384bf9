package dev.autogen.engine;

import dev.autogen.catalog.Catalog;
import dev.autogen.catalog.CatalogReader;
import dev.autogen.catalog.LeftAlone;
import dev.autogen.catalog.LeftAlone.Reason;
import dev.autogen.codegen.entity.Entities;
import dev.autogen.codegen.entity.EntityGenerator;
import dev.autogen.codegen.entity.EntitySource;
import dev.autogen.codegen.entity.Omission;
import dev.autogen.diff.Selection;
import dev.autogen.engine.database.Database;
import dev.autogen.engine.files.TextFile;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TableElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Writes the tables of a live database as JPA entities. */
public final class Scaffold {

  /** What a reader knows without being told. */
  private static final Set<Reason> OBVIOUS = Set.of(Reason.OWN_TABLE, Reason.OTHER_TOOL);

  private final Project project;

  /** A scaffold of the database of a project. */
  public Scaffold(Project project) {
    this.project = project;
  }

  /**
   * What to write.
   *
   * @param packageName the package of the entities
   * @param directory the root of the sources, or the directory of the package itself
   * @param schemas schemas to read besides the default one
   * @param overwrite whether files that are there are replaced
   */
  public record Request(
      String packageName, Path directory, List<String> schemas, boolean overwrite) {

    public Request {
      schemas = List.copyOf(schemas);
    }
  }

  /**
   * What was written.
   *
   * @param files the files that are new or have changed, sorted
   * @param unchanged how many files were there with the same text already
   * @param omissions what of the database the entities do not say, a sentence each, sorted
   */
  public record Result(List<Path> files, int unchanged, List<String> omissions) {

    public Result {
      files = List.copyOf(files);
      omissions = List.copyOf(omissions);
    }
  }

  /**
   * Reads the database and writes the entities.
   *
   * @throws AutogenException of kind QUESTION if a file is there with another text and may not be
   *     overwritten; of kind USAGE if the package is none, or the filter leaves nothing. Then
   *     nothing is written.
   */
  public Result write(Request request) {
    requirePackage(request.packageName());
    Catalog catalog = read(request.schemas());
    Schema schema = selected(catalog.schema());
    Entities entities =
        EntityGenerator.generate(schema, request.packageName(), project.serverMajor());
    Map<Path, String> changed = changed(entities, packageDirectory(request));
    refuseToOverwrite(changed, request.overwrite());
    SourceFiles.write(changed);
    List<String> sentences =
        new ArrayList<>(entities.omissions().stream().map(Omission::sentence).toList());
    catalog.leftAlone().stream()
        .filter(one -> !OBVIOUS.contains(one.reason()))
        .map(Scaffold::sentence)
        .forEach(sentences::add);
    return new Result(
        List.copyOf(changed.keySet()), entities.sources().size() - changed.size(), sentences);
  }

  private static void requirePackage(String name) {
    if (!SourceVersion.isName(name)) {
      throw AutogenException.usage(
          "'%s' cannot be a package. Name one, as in --package com.example.model.".formatted(name));
    }
  }

  private Catalog read(List<String> schemas) {
    Database database = project.database();
    try (Connection connection = database.connect()) {
      return CatalogReader.read(connection, database.scope(schemas));
    } catch (SQLException e) {
      throw AutogenException.failed(
          "The catalog of database %s cannot be read: %s."
              .formatted(database.name(), e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  /** What passes the filter; an element goes with its table. */
  private Schema selected(Schema all) {
    Selection selection = project.filter().over(all);
    Schema covered =
        Schema.of(all.objects().stream().filter(object -> selection.covers(object.id())).toList());
    List<SchemaObject> whole =
        covered.objects().stream()
            .filter(
                object ->
                    !(object instanceof TableElement element)
                        || covered.table(element.table()).isPresent())
            .toList();
    if (whole.stream().noneMatch(object -> object.id().kind() == ObjectKind.TABLE)) {
      throw AutogenException.usage(
          project.filter().isEmpty()
              ? "Database %s has no table that entities could be of. Name another --schema, or another --url."
                  .formatted(project.database().name())
              : "No table is left: %s hides all of them. Correct the pattern."
                  .formatted(project.filter()));
    }
    return Schema.of(whole);
  }

  private static Path packageDirectory(Request request) {
    Path relative = Path.of(request.packageName().replace('.', '/'));
    return request.directory().endsWith(relative)
        ? request.directory()
        : request.directory().resolve(relative);
  }

  private static Map<Path, String> changed(Entities entities, Path directory) {
    Map<Path, String> changed = new LinkedHashMap<>();
    for (EntitySource source : entities.sources()) {
      Path file = directory.resolve(source.className() + ".java");
      if (!Files.exists(file) || !TextFile.read(file).equals(source.text())) {
        changed.put(file, source.text());
      }
    }
    return changed;
  }

  private static void refuseToOverwrite(Map<Path, String> files, boolean overwrite) {
    List<Path> there = files.keySet().stream().filter(Files::exists).toList();
    if (!there.isEmpty() && !overwrite) {
      throw AutogenException.question(
          "%s%s there already with another text, in %s. Give --force to overwrite, or another --out; nothing was written."
              .formatted(
                  there.get(0).getFileName(),
                  there.size() == 1 ? " is" : " and %d more are".formatted(there.size() - 1),
                  there.get(0).getParent()));
    }
  }

  private static String sentence(LeftAlone one) {
    ObjectId object = one.object();
    return switch (one.reason()) {
      case PARTITIONING -> "%s is partitioned, which JPA has no word for.".formatted(object);
      case NO_WORDS -> "%s; it is left out.".formatted(one);
      default -> "%s; no class is written for it.".formatted(one);
    };
  }
}
