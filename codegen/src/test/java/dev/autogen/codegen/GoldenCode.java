package dev.autogen.codegen;

import static dev.autogen.codegen.Drafts.upgradeCode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Operation;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The golden text of operations on posts and users. What is written is compiled and run as well;
 * and at the end, for it takes a JVM of its own, google-java-format has to leave all of it as it
 * is.
 */
final class GoldenCode implements AfterAllCallback {

  static final QualifiedName POSTS = QualifiedName.of("posts");
  static final QualifiedName USERS = QualifiedName.of("users");
  static final SqlType BIGINT = SqlType.of("bigint");
  static final SqlType TEXT = SqlType.of("text");

  private final List<String> sources = new ArrayList<>();

  void assertCode(String code, Operation... operations) {
    assertThat(upgradeCode(operations)).isEqualTo(code.stripTrailing());
    GeneratedRevision generated = RevisionWriter.write(Drafts.of(operations));
    assertThat(CompiledRevision.of(generated).upgrade())
        .isEqualTo(RevisionWriter.recordable(List.of(operations)));
    sources.add(generated.source());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    GoogleJavaFormat.assertUnchanged(sources);
  }
}
