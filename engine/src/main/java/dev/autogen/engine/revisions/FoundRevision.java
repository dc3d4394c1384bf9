package dev.autogen.engine.revisions;

import dev.autogen.revision.RevisionHeader;
import java.nio.file.Path;
import java.util.Optional;

/** A revision that was found, its header read without compiling or loading its class. */
public sealed interface FoundRevision permits RevisionSource, RevisionClass {

  /** Returns what its {@code @RevisionInfo} says. */
  RevisionHeader header();

  /** Returns the name of its class, with its package. */
  String className();

  /** Returns where it is: the source file, the class file, or the jar that has the class. */
  Path place();

  /** Returns the facts of the model that changed with it; empty if they are not beside it. */
  Optional<String> model();

  /** Returns the file with these facts, in the place where it is or would be, for messages. */
  String modelName();
}
