package dev.autogen.engine.revisions;

import dev.autogen.revision.RevisionHeader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A revision as a compiled class without source, its header read from the class file. */
public final class RevisionClass implements FoundRevision {

  private final ClassLocation location;
  private final Path place;
  private final String className;
  private final RevisionHeader header;

  RevisionClass(ClassLocation location, Path place, String className, RevisionHeader header) {
    this.location = location;
    this.place = place;
    this.className = className;
    this.header = header;
  }

  /** Returns the location that loads it. */
  public ClassLocation location() {
    return location;
  }

  @Override
  public RevisionHeader header() {
    return header;
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Path place() {
    return place;
  }

  @Override
  public String modelName() {
    return className.replaceFirst("\\$.*$", "").replace('.', '/') + ".model";
  }

  @Override
  public Optional<String> model() {
    return location.find(modelName()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
