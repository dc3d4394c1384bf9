package dev.autogen.engine.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import org.junit.jupiter.api.Test;

class PomFileTest {

  @Test
  void addsTheDependencyFirstAndLeavesTheRestAsItIs() {
    String pom =
        """
        <project>
            <groupId>com.acme</groupId> <!-- odd   spacing stays -->
            <dependencyManagement>
                <dependencies>
                </dependencies>
            </dependencyManagement>
            <dependencies>
                <dependency>
                    <artifactId>other</artifactId>
                </dependency>
            </dependencies>
        </project>
        """;
    String edited = new PomFile(pom).withRuntime("0.1.0");
    assertThat(edited)
        .isEqualTo(
            """
            <project>
                <groupId>com.acme</groupId> <!-- odd   spacing stays -->
                <dependencyManagement>
                    <dependencies>
                    </dependencies>
                </dependencyManagement>
                <dependencies>
                    <dependency>
                        <groupId>dev.autogen</groupId>
                        <artifactId>autogen-runtime</artifactId>
                        <version>0.1.0</version>
                    </dependency>
                    <dependency>
                        <artifactId>other</artifactId>
                    </dependency>
                </dependencies>
            </project>
            """);
    assertThat(new PomFile(edited).hasRuntime()).isTrue();
  }

  @Test
  void findsThePlaceInALongFileWithCommentsBefore() {
    String head =
        "<?xml version=\"1.0\"?>\n<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n"
            + "  <!-- <dependencies> -->\n  <name><![CDATA[<dependencies>]]></name>\n"
            + "  <relativePath/>\n"
            + "  <description>long</description>\n".repeat(500);
    String edited =
        new PomFile(head + "  <dependencies>\n  </dependencies>\n</project>\n")
            .withRuntime("0.1.0");
    assertThat(edited).startsWith(head + "  <dependencies>\n    <dependency>\n");
    assertThat(new PomFile(edited).hasRuntime()).isTrue();
  }

  @Test
  void makesTheListOfDependenciesWhereThereIsNone() {
    String edited =
        new PomFile("<project>\n  <version>1</version>\n</project>\n").withRuntime("0.1.0");
    assertThat(edited)
        .startsWith("<project>\n  <version>1</version>\n\n  <dependencies>\n    <dependency>\n")
        .endsWith("    </dependency>\n  </dependencies>\n</project>\n");
    assertThat(new PomFile(edited).hasRuntime()).isTrue();
  }

  @Test
  void knowsTheGroupOfTheParent() {
    assertThat(
            new PomFile("<project><parent><groupId>org.p</groupId></parent></project>").groupId())
        .contains("org.p");
  }

  @Test
  void malformedXmlIsNamed() {
    assertThatThrownBy(() -> new PomFile("<project><dependencies></project>"))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("pom.xml is not well-formed: line 1");
  }
}
