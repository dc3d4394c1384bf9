package dev.autogen.engine.revisions;

import dev.autogen.engine.configuration.Bundle;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The revisions of the bundle that is running: classes beside autogen's own. */
final class BundledRevisions implements ClassLocation {

  @Override
  public Path path() {
    return Bundle.jar();
  }

  @Override
  public Listing list() {
    List<FoundRevision> revisions = new ArrayList<>();
    String index = new String(require(ClassScan.INDEX), StandardCharsets.UTF_8);
    for (String className : index.lines().toList()) {
      byte[] bytes = require(className.replace('.', '/') + ".class");
      try {
        RevisionHeader header = ClassFile.read(bytes).header().orElseThrow();
        revisions.add(new RevisionClass(this, path(), className, header));
      } catch (IOException e) {
        throw damaged(className, e);
      }
    }
    return new Listing(revisions, List.of());
  }

  private byte[] require(String name) {
    return find(name).orElseThrow(() -> damaged(name, null));
  }

  private AutogenException damaged(String name, Exception cause) {
    return AutogenException.failed(
        "The bundle %s is damaged: %s is not in it, or no class. Make it anew with 'autogen bundle'."
            .formatted(path(), name),
        cause);
  }

  @Override
  public Revision instantiate(String className) {
    try {
      return Class.forName(className)
          .asSubclass(Revision.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw AutogenException.failed(
          "The revision class %s cannot be loaded: %s. Make the bundle anew with 'autogen bundle'."
              .formatted(className, e),
          e);
    }
  }

  @Override
  public Optional<byte[]> find(String name) {
    try (InputStream in = Bundle.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  /** A bundle is not bundled again. */
  @Override
  public List<String> resourcesBeside(String className) {
    return List.of();
  }

  @Override
  public void close() {
    // It is the program itself.
  }
}
