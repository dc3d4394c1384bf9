package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.processor.RevisionIndexProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionSetTest {

  private static final String INDEX = "META-INF/autogen/revisions";

  @TempDir private Path folder;
  private Path classes;
  private SourceCompiler compiler;

  @BeforeEach
  void compilerIntoAFolderWithASpace() throws IOException {
    classes = Files.createDirectory(folder.resolve("the classes"));
    compiler = new SourceCompiler(classes);
  }

  private static String source(String packageName, String className, String id, String revises) {
    return """
        package %s;

        import dev.autogen.revision.*;

        @RevisionInfo(id = "%s", revises = {%s}, message = "m", created = "2026-11-20T06:02:11Z")
        public final class %s implements Revision {
          @Override
          public void upgrade(Operations op) {
            op.execute("select '%s'");
          }
        }
        """
        .formatted(packageName, id, revises, className, id);
  }

  private static String first() {
    return source("com.example.db", "R1_First", "a1", "");
  }

  private static String second() {
    return source("com.example.db", "R2_Second", "b2", "\"a1\"");
  }

  private List<String> found(URLClassLoader loader) throws IOException {
    try (loader) {
      return RevisionSet.ofPackage("com.example.db", loader).all().stream()
          .map(LoadedRevision::id)
          .toList();
    }
  }

  private List<String> foundInJar(boolean withFolders) throws IOException {
    Path jar = folder.resolve("app.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(path -> !path.equals(classes)).sorted().toList()) {
        boolean isFolder = Files.isDirectory(path);
        if (isFolder && !withFolders) {
          continue;
        }
        String name = classes.relativize(path).toString().replace('\\', '/');
        entries.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
          Files.copy(path, entries);
        }
        entries.closeEntry();
      }
    }
    return found(
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, Revision.class.getClassLoader()));
  }

  private void index(String... lines) throws IOException {
    Path index = classes.resolve(INDEX);
    Files.createDirectories(index.getParent());
    Files.write(index, List.of(lines));
  }

  @Test
  void listsThePackageInADirectory() throws IOException {
    compiler.compile(
        second(), first(), "package com.example.db; class Helper { Runnable r = () -> {}; }");
    assertThat(found(compiler.loader())).containsExactly("a1", "b2");
  }

  @Test
  void listsThePackageInAJar() throws IOException {
    compiler.compile(first(), second());
    assertThat(foundInJar(true)).containsExactly("a1", "b2");
  }

  @Test
  void leavesSubpackagesToThemselves() throws IOException {
    compiler.compile(first(), source("com.example.db.reporting", "R2", "b2", ""));
    assertThat(found(compiler.loader())).containsExactly("a1");
    assertThat(foundInJar(true)).containsExactly("a1");
  }

  @Test
  void readsTheIndexWhereThePackageCannotBeListed() throws IOException {
    compiler.compileWith(
        RevisionIndexProcessor.class,
        first(),
        second(),
        source("com.example.other", "R3", "c3", ""));
    assertThat(foundInJar(false)).containsExactly("a1", "b2");
  }

  @Test
  void findsWhatAnOldIndexDoesNotName() throws IOException {
    compiler.compileWith(RevisionIndexProcessor.class, first());
    compiler.compile(second());
    assertThat(found(compiler.loader())).containsExactly("a1", "b2");
  }

  @Test
  void ignoresWhatAnOldIndexStillNames() throws IOException {
    compiler.compileWith(RevisionIndexProcessor.class, first(), second());
    compiler.delete("com/example/db/R2_Second.class");
    assertThat(found(compiler.loader())).containsExactly("a1");
  }

  @Test
  void namesAClassOfTheIndexThatIsNotThere() throws IOException {
    index("com.example.db.R9_Gone");
    assertThatThrownBy(() -> found(compiler.loader()))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "META-INF/autogen/revisions names class com.example.db.R9_Gone, which is not there. "
                + "Compile"
                + " the project anew.");
  }

  @Test
  void namesAClassThatCannotBeLoaded() throws IOException {
    compiler.compile(
        "package com.example.db; public abstract class Base implements "
            + "dev.autogen.revision.Revision {}",
        first().replace("implements Revision", "extends Base"));
    compiler.delete("com/example/db/Base.class");
    assertThatThrownBy(() -> found(compiler.loader()))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "Class com.example.db.R1_First cannot be loaded: java.lang.NoClassDefFoundError:"
                + " com/example/db/Base.");
  }

  @Test
  void saysWhereItLookedWhenItFindsNothing() throws IOException {
    assertThatThrownBy(() -> found(compiler.loader()))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "There is no revision in package com.example.db. The class path has neither the "
                + "package nor"
                + " META-INF/autogen/revisions. Check the name of the package.");
    compiler.compile("package com.example.db; class Helper {}");
    assertThatThrownBy(() -> found(compiler.loader()))
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith("There is no revision in package com.example.db. Looked in file:")
        .hasMessageContaining("/com/example/db");
  }

  @Test
  void doesNotRunAClassBeforeItIsUsed() throws IOException {
    compiler.compile(
        first()
            .replace(
                "{\n  @Override",
                "{\n  static { if (true) throw new Error(\"run\"); }\n  @Override"));
    assertThat(found(compiler.loader())).containsExactly("a1");
  }

  @Test
  void runsWhatItFound() throws IOException {
    compiler.compile(first(), second());
    try (URLClassLoader loader = compiler.loader()) {
      RevisionSet revisions = RevisionSet.ofPackage("com.example.db", loader);
      assertThat(revisions.get("b2").upgradeOperations()).hasSize(1);
      assertThat(revisions.get("b2").className()).isEqualTo("com.example.db.R2_Second");
      assertThat(revisions.graph().resolve("R2_Second", List.of())).containsExactly("b2");
      assertThatThrownBy(() -> revisions.get("c3")).hasMessage("There is no revision c3.");
    }
  }

  @Test
  void namesBothClassesOfOneId() throws IOException {
    compiler.compile(first(), first().replace("R1_First", "R1_Again"));
    assertThatThrownBy(() -> found(compiler.loader()))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "com.example.db.R1_Again and com.example.db.R1_First have the same revision id, a1. "
                + "Give one"
                + " of them another.");
  }

  @Test
  void namesTheClassWhoseParentIsMissing() throws IOException {
    compiler.compile(second());
    assertThatThrownBy(() -> found(compiler.loader()))
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith(
            "Revision b2 (com.example.db.R2_Second) revises a1, which is not there");
  }

  @Test
  void anEmptySetIsGivenOnlyByHand() {
    assertThat(RevisionSet.of(List.of()).all()).isEmpty();
  }
}
