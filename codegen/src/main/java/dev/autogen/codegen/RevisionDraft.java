package dev.autogen.codegen;

import dev.autogen.revision.RevisionHeader;
import java.util.List;
import java.util.Objects;
import javax.lang.model.SourceVersion;

/**
 * A revision that is to be written as a class.
 *
 * @param header what it says of itself
 * @param packageName the package of the class; empty for the unnamed one
 * @param className the simple name of the class, as {@link ClassNames#forRevision} gives it
 * @param provenance what it was written from
 * @param upgrade what brings a database to it, in order; may be empty
 * @param downgrade what takes a database back, in order; may be empty
 */
public record RevisionDraft(
    RevisionHeader header,
    String packageName,
    String className,
    Provenance provenance,
    List<AnnotatedOperation> upgrade,
    List<AnnotatedOperation> downgrade) {

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if package or class cannot have that name in Java
   */
  public RevisionDraft {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(provenance, "provenance");
    if (!SourceVersion.isIdentifier(className) || SourceVersion.isKeyword(className)) {
      throw new IllegalArgumentException(
          "'%s' cannot be the name of a class. Choose another.".formatted(className));
    }
    if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
      throw new IllegalArgumentException(
          "'%s' cannot be the name of a package. Choose another.".formatted(packageName));
    }
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
  }
}
