package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

/**
 * Entities of a live schema make the same schema elsewhere: by autogen's revision, and by
 * Hibernate's own {@code create}. What differs is what {@code scaffold} says it left out, neither
 * more nor less.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScaffoldIT {

  private static final int NEWEST = TestDatabase.versions(18).get(0);
  private static final String PACKAGE = ScaffoldProof.PACKAGE;

  static List<Integer> versions() {
    return TestDatabase.versions(14, 18);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void pagilaComesBackButForWhatIsSaid(int version) {
    prove(
        version,
        live -> live.execute(resource("pagila.sql")),
        """
        create domain "bıgint" as bigint;
        create domain year as integer constraint year_check check (value >= 1901 and value <= 2155);
        """,
        List.of());
  }

  @Test
  void everyConstructComesBackButForWhatIsSaid() {
    prove(
        NEWEST,
        live -> live.execute(resource("everything.sql")),
        """
        create type address_type as (street text, codes varchar(10)[]);
        create domain email as varchar(320) constraint email_check check (value like '%@%');
        create collation "by code" (locale = 'C');
        """,
        List.of("audit"));
  }

  /** Entities that nobody here wrote, made a schema by Hibernate, and entities again. */
  @ParameterizedTest
  @EnumSource
  void schemaThatHibernateMadeComesBack(HibernateModel model) {
    prove(NEWEST, live -> model.createIn(live, Distribution.hibernate()), "", List.of());
  }

  private static void prove(
      int version, Consumer<TestDatabase> creation, String prerequisites, List<String> schemas) {
    try (TestDatabase live = TestDatabase.create(version);
        ScratchProject project = ScratchProject.on(live)) {
      creation.accept(live);
      assertThat(ScaffoldProof.faults(live, project, prerequisites, schemas, creation)).isEmpty();
    }
  }

  /** A schema, entities of it, a baseline, and a copy of the schema somewhere else. */
  @ParameterizedTest
  @ValueSource(strings = {"pagila.sql", "everything.sql"})
  void withABaselineTheSchemaIsCopied(String schema) {
    try (TestDatabase live = TestDatabase.create();
        TestDatabase empty = TestDatabase.create();
        ScratchProject project = ScratchProject.on(live)) {
      live.execute(resource(schema));
      project.run("scaffold", "--package", PACKAGE, "--schema", "audit").succeeds();
      project.compile();
      List<String> before = IndependentCatalog.of(live);
      project.run("baseline", "--schemas", "audit").succeeds();
      project.run("check").succeeds();
      project.run("revision", "-m", "nothing").succeeds();
      assertThat(project.revisionClasses()).hasSize(1);
      assertThat(IndependentCatalog.of(live)).isEqualTo(before);

      project.with("url", empty.url());
      project.run("upgrade").succeeds();
      assertThat(IndependentCatalog.differences(before, IndependentCatalog.of(empty))).isEmpty();
      project.run("check").succeeds();
    }
  }

  /** Rows go in and come out, with every kind of id, type and association. */
  @Test
  void entitiesWorkOnTheDatabaseTheyAreOf() throws Exception {
    try (TestDatabase live = TestDatabase.create();
        ScratchProject project = ScratchProject.on(live)) {
      live.execute(resource("everything.sql"));
      project.run("scaffold", "--package", PACKAGE, "--schema", "audit").succeeds();
      project.write("src/main/java/com/example/Trial.java", resource("Trial.java")).compile();
      runTrial(project, live.url());
    }
  }

  private static void runTrial(ScratchProject project, String url)
      throws IOException, ReflectiveOperationException {
    Path classes = project.directory().resolve("target/classes");
    List<URL> classPath = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (Path jar : Distribution.hibernate()) {
      classPath.add(jar.toUri().toURL());
    }
    classPath.add(Driver.class.getProtectionDomain().getCodeSource().getLocation());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      List<Class<?>> entities = new ArrayList<>();
      for (String name : HibernateCreate.classNames(classes, PACKAGE)) {
        Class<?> type = loader.loadClass(name);
        if (Stream.of(type.getAnnotations()).anyMatch(ScaffoldIT::isEntity)) {
          entities.add(type);
        }
      }
      loader
          .loadClass(PACKAGE + ".Trial")
          .getMethod("run", String.class, List.class)
          .invoke(null, url, entities);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static boolean isEntity(Annotation annotation) {
    return annotation.annotationType().getName().equals("jakarta.persistence.Entity");
  }

  private static String resource(String name) {
    try (InputStream in = ScaffoldIT.class.getResourceAsStream("/scaffold/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingIsOverwrittenUnasked() throws IOException {
    try (TestDatabase live = TestDatabase.create();
        ScratchProject project = ScratchProject.on(live)) {
      live.execute("create table posts (id bigint primary key, title text)");
      live.execute("create table users (id bigint primary key)");
      String[] command = {"scaffold", "--package", "com.example.model", "--out", "out"};
      CommandResult first = project.run(command).succeeds();
      assertThat(first.out().lines())
          .containsExactly(
              "out/com/example/model/Post.java".replace('/', java.io.File.separatorChar),
              "out/com/example/model/User.java".replace('/', java.io.File.separatorChar));
      CommandResult second = project.run(command).succeeds();
      assertThat(second.out()).isEmpty();
      assertThat(second.err()).contains("2 files say the same already.");

      Path post = project.directory().resolve("out/com/example/model/Post.java");
      Files.writeString(post, "// mine\n");
      live.execute("alter table users add name text");
      Map<String, String> files = project.files();
      project.run(command).refuses(4, "Post.java and 1 more are there already", "--force");
      assertThat(project.files()).isEqualTo(files);
      project.run("scaffold", "--package", "com.example.model", "--out", "out", "--force");
      assertThat(Files.readString(post)).contains("public class Post");
    }
  }

  @Test
  void filtersAndWrongInput() {
    try (TestDatabase live = TestDatabase.create();
        ScratchProject project = ScratchProject.on(live)) {
      project.run("scaffold", "--package", PACKAGE).refuses(2, "has no table");
      live.execute("create table users (id bigint primary key)");
      live.execute("create table posts (id bigint primary key, author bigint references users)");
      project.run("scaffold").refuses(2, "--package com.example.model");
      project.run("scaffold", "--package", "com.class").refuses(2, "'com.class' cannot be");
      project
          .run("scaffold", "--package", PACKAGE, "--include", "nothing")
          .refuses(2, "No table is left");
      CommandResult posts = project.run("scaffold", "--package", PACKAGE, "--include", "posts");
      assertThat(posts.succeeds().out().lines()).hasSize(1);
      assertThat(posts.err()).contains("foreign key posts.posts_author_fkey points to table users");
      assertThat(project.read("src/main/java/com/example/Post.java"))
          .contains("private Long author;");
    }
  }
}
