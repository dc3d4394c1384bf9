package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.ImpliedValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftDeletesTest {

  private static final String SOURCE =
      """
      @Entity @org.hibernate.annotations.SoftDelete
      class Plain { @Id long id; @ElementCollection @org.hibernate.annotations.SoftDelete(columnName = "gone") Set<String> tags; }

      @Entity @org.hibernate.annotations.SoftDelete(strategy = org.hibernate.annotations.SoftDeleteType.ACTIVE)
      class Active { @Id long id; }

      @Entity @org.hibernate.annotations.SoftDelete(converter = org.hibernate.type.YesNoConverter.class)
      class Letters { @Id long id; }

      @Entity @org.hibernate.annotations.SoftDelete(converter = org.hibernate.type.YesNoConverter.class, strategy = org.hibernate.annotations.SoftDeleteType.ACTIVE)
      class ActiveLetters { @Id long id; }
      """;

  @ParameterizedTest
  @EnumSource
  void rowsThatAreThereAreNotDeleted(HibernateVersion version) {
    String header = EntityProject.scanned(version, SOURCE).header().get(ImpliedValue.HEADER);
    assertThat(header.split("; "))
        .contains(
            "plain.deleted = 'false'",
            "plain_tags.gone = 'false'",
            "active.active = 'true'",
            "letters.deleted = '''N'''",
            "activeletters.active = '''Y'''");
    assertThat(ImpliedValue.print(ImpliedValue.parse(header))).isEqualTo(header);
  }
}
