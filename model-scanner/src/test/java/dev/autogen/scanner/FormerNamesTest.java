package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.revision.RenamedFrom;
import dev.autogen.schema.TargetMetadata;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code @RenamedFrom}, wherever it can stand. */
class FormerNamesTest {

  private static final String SOURCE =
      """
      @Entity
      @dev.autogen.revision.RenamedFrom({"article", "entry"})
      class Post extends Base {
        @dev.autogen.revision.RenamedFrom("body") String content;
        @Embedded @dev.autogen.revision.RenamedFrom("addr") Address address;
        @ElementCollection @dev.autogen.revision.RenamedFrom("labels") List<Line> lines;
        @JdbcTypeCode(SqlTypes.NAMED_ENUM) State state;
        String plain;
      }
      @Entity
      class Counted {
        private Long id;
        private int total;
        @Id @dev.autogen.revision.RenamedFrom("key") public Long getId() { return id; }
        public void setId(Long id) { this.id = id; }
        @dev.autogen.revision.RenamedFrom("sum \\"of\\" all") public int getTotal() { return total; }
        public void setTotal(int total) { this.total = total; }
      }
      @MappedSuperclass
      class Base {
        @Id Long id;
        @dev.autogen.revision.RenamedFrom("made") java.time.Instant created;
      }
      @Embeddable
      class Address {
        @dev.autogen.revision.RenamedFrom("town") String city;
      }
      @Embeddable
      class Line {
        @dev.autogen.revision.RenamedFrom("amount") int quantity;
      }
      enum State {
        OPEN,
        @dev.autogen.revision.RenamedFrom("DONE") CLOSED
      }
      """;

  private static TargetMetadata scan(HibernateVersion version) {
    try (EntityProject project = new EntityProject(version)) {
      return project
          .library(location(RenamedFrom.class))
          .source(
              "package app;\nimport jakarta.persistence.*;\nimport java.util.*;\nimport org.hibernate.annotations.*;\nimport org.hibernate.type.*;\n"
                  + SOURCE)
          .scan();
    }
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void areReadFromBytecode() {
    TargetMetadata metadata = scan(HibernateVersion.HIBERNATE_7);
    assertThat(metadata.formerNames())
        .isEqualTo(
            Map.of(
                "app.Post", List.of("article", "entry"),
                "app.Post#content", List.of("body"),
                "app.Post#created", List.of("made"),
                "app.Post#address", List.of("addr"),
                "app.Post#address.city", List.of("town"),
                "app.Post#lines", List.of("labels"),
                "app.Post#lines.quantity", List.of("amount"),
                "app.Post#state.CLOSED", List.of("DONE"),
                "app.Counted#id", List.of("key"),
                "app.Counted#total", List.of("sum \"of\" all")));
    assertThat(TargetMetadata.parse(metadata.print())).isEqualTo(metadata);
  }

  @Test
  void areNotWhereNoneAreStated() {
    TargetMetadata metadata =
        EntityProject.scanned(HibernateVersion.HIBERNATE_7, "@Entity class A { @Id Long id; }");
    assertThat(metadata.formerNames()).isEmpty();
  }
}
