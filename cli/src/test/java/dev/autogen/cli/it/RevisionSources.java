package dev.autogen.cli.it;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes revisions of SQL into a project. */
final class RevisionSources {

  private final ScratchProject project;

  RevisionSources(ScratchProject project) {
    this.project = project;
  }

  /** Writes a revision that runs one statement each way. */
  RevisionSources sql(String id, String upgrade, String downgrade, String... revises) {
    return revision(id, execute(upgrade), execute(downgrade), revises);
  }

  private static String execute(String sql) {
    return "op.execute(\"%s\");".formatted(sql);
  }

  /** Writes a revision of class {@code R_id}. */
  RevisionSources revision(String id, String upgrade, String downgrade, String... revises) {
    project.revision(
        "R_" + id,
        """
        @RevisionInfo(id = "%1$s", revises = {%2$s}, message = "made %1$s", created = "")
        public final class R_%1$s implements Revision {
          @Override public void upgrade(Operations op) { %3$s }
          @Override public void downgrade(Operations op) { %4$s }
        }
        """
            .formatted(
                id,
                Arrays.stream(revises)
                    .map(parent -> "\"" + parent + "\"")
                    .collect(Collectors.joining(", ")),
                upgrade,
                downgrade));
    return this;
  }

  /** Takes a revision away, as going to another branch of git does. */
  void remove(String id) {
    project.revisionDirectory().resolve("R_" + id + ".java").toFile().delete();
  }
}
