package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Column;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where entities are found, and what happens when they are not. */
class ClassFindingTest {

  private static final String POST =
      """
      package com.example.blog;

      import jakarta.persistence.*;

      @Entity
      public class Post {
        @Id Long id;
        @Convert(converter = com.example.convert.YesConverter.class) Boolean yes;
        com.example.convert.Temperature temperature;
      }
      """;
  private static final String CONVERTERS =
      """
      package com.example.convert;

      import jakarta.persistence.*;

      public class YesConverter implements AttributeConverter<Boolean, String> {
        public String convertToDatabaseColumn(Boolean value) { return null; }
        public Boolean convertToEntityAttribute(String value) { return null; }
      }
      """;
  private static final String TEMPERATURE =
      """
      package com.example.convert;

      public class Temperature { }
      """;
  private static final String AUTO_APPLIED =
      """
      package com.example.convert;

      import jakarta.persistence.*;

      @Converter(autoApply = true)
      public class TemperatureConverter implements AttributeConverter<Temperature, Integer> {
        public Integer convertToDatabaseColumn(Temperature value) { return null; }
        public Temperature convertToEntityAttribute(Integer value) { return null; }
      }
      """;

  private final EntityProject project = new EntityProject(HibernateVersion.HIBERNATE_7);

  @AfterEach
  void closeProject() {
    project.close();
  }

  private EntityProject blog() {
    return project.source(CONVERTERS).source(TEMPERATURE).source(AUTO_APPLIED).source(POST);
  }

  private static List<String> tables(TargetMetadata metadata) {
    return metadata.schema().objects(Table.class).stream()
        .map(table -> table.name().name())
        .sorted()
        .toList();
  }

  private Path jar(String name, Map<String, byte[]> entries, String manifest) throws IOException {
    Path jar = project.directory().resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out)) {
      zip.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
      zip.write(("Manifest-Version: 1.0\n" + manifest).getBytes());
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new JarEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return jar;
  }

  private Map<String, byte[]> classFiles(String prefix) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(project.classes())) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String name = project.classes().relativize(file).toString().replace('\\', '/');
        files.put(prefix + name, Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void findsConvertersOutsideTheEntitiesPackage() {
    assertThat(blog().scan().print())
        .contains("column post.temperature integer")
        .contains("column post.yes varchar(255)");
  }

  @Test
  void readsAPlainJar() throws IOException {
    blog();
    Path jar = jar("app.jar", classFiles(""), "");
    ScanRequest request =
        ScanRequest.of(List.of(jar), "18").withClassPath(project.request().classPath());
    assertThat(tables(EntityScanner.scan(request))).containsExactly("post");
  }

  @Test
  void readsASpringBootJarWithEntitiesOfTheMainPackageInItsLibraries() throws IOException {
    blog();
    Map<String, byte[]> fat = new TreeMap<>();
    Path library = jar("library.jar", classFiles(""), "");
    fat.put("BOOT-INF/lib/library.jar", Files.readAllBytes(library));
    for (Path hibernate : project.request().classPath()) {
      fat.put("BOOT-INF/lib/" + hibernate.getFileName(), Files.readAllBytes(hibernate));
    }
    fat.put("BOOT-INF/classes/", new byte[0]);
    Path jar = jar("app-boot.jar", fat, "Start-Class: com.example.Application\n");
    TargetMetadata metadata = EntityScanner.scan(ScanRequest.of(List.of(jar), "18"));
    assertThat(tables(metadata)).containsExactly("post");
  }

  @Test
  void classOfANewerJavaIsNamed() throws IOException {
    blog();
    Path file = project.classes().resolve("com/example/blog/Post.class");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = 99;
    Files.write(file, bytes);
    assertThatThrownBy(project::scan)
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith("com.example.blog.Post was compiled for Java 55, but autogen runs")
        .hasMessageContaining("Run autogen with JDK 55 or newer");
  }

  @Test
  void brokenAndUnlinkableClassesDoNotStopTheScan() throws IOException {
    blog().source("package com.example.blog; public class Base { }");
    project.source("package com.example.blog; public class Derived extends Base { }");
    Files.delete(project.classes().resolve("com/example/blog/Base.class"));
    project.resource("com/example/blog/Garbage.class", "this is no class file");
    project.resource("com/example/blog/Empty.class", "");
    assertThat(tables(project.scan())).containsExactly("post");
  }

  @Test
  void anonymousAndLocalClassesAreNoMatter() {
    blog()
        .source(
            """
            package com.example.blog;
            public class Plain {
              Runnable anonymous = new Runnable() { public void run() { } };
              void method() {
                record Local(int value) { }
                new Local(1);
              }
            }
            """);
    assertThat(tables(project.scan())).containsExactly("post");
  }

  @Test
  void noEntityNamesThePlacesAndTheRemedy() {
    project.source("package com.example; public class Plain { }");
    assertThatThrownBy(project::scan)
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith("There is no class with @Entity in " + project.classes())
        .hasMessageContaining("--classes");
  }

  @Test
  void entitiesOfTheOldNamespaceAreRecognised() {
    project
        .source(
            """
            package javax.persistence;

            public @interface Entity { }
            """)
        .source(
            """
            package com.example;

            @javax.persistence.Entity
            public class Old { }
            """);
    assertThatThrownBy(project::scan)
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("com.example.Old")
        .hasMessageContaining("javax.persistence");
  }

  @Test
  void missingLocationIsNamed() {
    Path missing = project.directory().resolve("target/classes");
    assertThatThrownBy(() -> EntityScanner.scan(ScanRequest.of(List.of(missing), "18")))
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith(missing + " does not exist. Compile the project");
  }

  @Test
  void packagesRestrictAndReachIntoTheClassPath() throws IOException {
    blog()
        .source(
            "package com.other; import jakarta.persistence.*; @Entity public class Other { @Id Long id; }");
    assertThat(tables(project.scan())).containsExactly("other", "post");
    assertThat(tables(EntityScanner.scan(project.request().withPackages(List.of("com.example")))))
        .containsExactly("post");
    Path library = jar("library.jar", classFiles(""), "");
    try (EntityProject empty = new EntityProject(HibernateVersion.HIBERNATE_7)) {
      empty.library(library);
      assertThat(tables(EntityScanner.scan(empty.request().withPackages(List.of("com.other")))))
          .containsExactly("other");
    }
  }

  @Test
  void convertersAboveThePackagesApplyWhereTheirTypesAreThere() {
    project
        .source(
            "package com.example; public class Money implements java.io.Serializable { String text; }")
        .source(
            """
            package com.example;
            import jakarta.persistence.*;
            @Converter(autoApply = true)
            public class MoneyConverter implements AttributeConverter<Money, Integer> {
              public Integer convertToDatabaseColumn(Money money) { return null; }
              public Money convertToEntityAttribute(Integer text) { return null; }
            }
            """)
        .source(
            """
            package com.example.shop;
            import com.example.Money;
            import jakarta.persistence.*;
            @Entity public class Price { @Id Long id; Money amount; }
            """);
    ScanRequest request = project.request().withPackages(List.of("com.example.shop"));
    assertThat(EntityScanner.scan(request).schema().column(QualifiedName.of("price"), "amount"))
        .map(Column::type)
        .contains(SqlType.of("integer"));
    ClassIndex index =
        ClassIndex.of(List.of(new ClassFiles(request.classLocations().get(0))), name -> true);
    assertThat(index.converters(name -> true)).containsExactly("com.example.MoneyConverter");
    assertThat(index.converters(name -> !name.equals("com.example.Money"))).isEmpty();
  }

  @Test
  void namedClassesReplaceTheSearch() {
    blog()
        .source(
            "package com.other; import jakarta.persistence.*; @Entity public class Other { @Id Long id; }");
    assertThat(
            tables(
                EntityScanner.scan(project.request().withClassNames(List.of("com.other.Other")))))
        .containsExactly("other");
  }

  @Test
  void annotatedPackageIsRead() {
    project
        .source(
            """
            @org.hibernate.annotations.FilterDef(name = "recent")
            package com.example.blog;
            """)
        .source(
            """
            package com.example.blog;

            @jakarta.persistence.Entity
            @org.hibernate.annotations.Filter(name = "recent", condition = "id > 5")
            public class Filtered { @jakarta.persistence.Id Long id; }
            """);
    ClassIndex index = ClassIndex.of(List.of(new ClassFiles(project.classes())), name -> true);
    assertThat(index.packages()).containsExactly("com.example.blog");
    assertThat(tables(project.scan())).containsExactly("filtered");
  }

  @Test
  void ormXmlIsPickedUp() {
    project
        .source(
            """
            package com.example.blog;

            @jakarta.persistence.Entity
            public class Mapped { @jakarta.persistence.Id Long id; String text; }
            """)
        .resource(
            "META-INF/orm.xml",
            """
            <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.1">
              <entity class="com.example.blog.Mapped">
                <table name="from_xml"/>
                <attributes>
                  <id name="id"/>
                  <basic name="text"><column length="7"/></basic>
                </attributes>
              </entity>
            </entity-mappings>
            """);
    assertThat(project.scan().print()).contains("column from_xml.text varchar(7)");
  }
}
