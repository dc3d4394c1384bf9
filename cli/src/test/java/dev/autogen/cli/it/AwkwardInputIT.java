package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and names that look like a mistake or an attack, and must simply work. */
@Execution(ExecutionMode.CONCURRENT)
class AwkwardInputIT {

  private TestDatabase database;
  private ScratchProject project;

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    project = ScratchProject.on(database);
  }

  @AfterEach
  void remove() {
    project.close();
    database.close();
  }

  @Test
  void optionsOfATableThatAutogenDoesNotRead() {
    project.entity(
        "Note",
        """
        @Entity
        @Table(options = "with (fillfactor = 70) tablespace pg_default")
        public class Note { @Id Long id; }
        """);
    assertThat(project.run("revision", "-m", "note").succeeds().err())
        .contains("autogen reads WITH (…) only")
        .contains("note tablespace pg_default");
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
    assertThat(project.run("revision", "-m", "again").err()).doesNotContain("WITH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "added \"published\" column",
        "it's; drop table note; --",
        "Füge Spalte „veröffentlicht“ hinzu",
        "列を追加",
        "🚀🚀",
        "*/ class Evil {} /*",
        "\\u002a/ \\ \\n ${HOME} %s {0} {@code x} <b> & @since",
        "two\nlines\tand a tab",
        "\"\"\"",
        "123 class",
        "../../../etc/passwd",
        "LONG",
      })
  void message(String given) {
    String message = given.equals("LONG") ? "very long message ".repeat(28) : given;
    project.entity("Note", "@Entity public class Note { @Id Long id; }");
    project.run("revision", "-m", message).succeeds();
    assertThat(project.revisionClasses()).hasSize(1);
    Path written = project.revisionClasses().get(0);
    assertThat(written.getFileName().toString().length()).isLessThan(120);
    project.run("upgrade").succeeds();
    assertThat(project.run("history").succeeds().out())
        .contains(message.strip().split("\n")[0].strip());
    project.run("check").succeeds();
    project.run("downgrade", "base").succeeds();
  }

  @Test
  void messageOfAnEmptyRevision() {
    project.entity("Note", "@Entity public class Note { @Id Long id; }");
    project.run("revision", "--empty", "-m", "*/ \"\"\" \\u0022 it's").succeeds();
    project.run("upgrade").succeeds();
    project.run("downgrade", "-1").succeeds();
  }

  @Test
  void namesWithQuotesAndSqlInThem() {
    List<String> nothing = IndependentCatalog.of(database);
    project.entity(
        "Odd",
        """
        import org.hibernate.annotations.*;

        @Entity
        @jakarta.persistence.Table(
            name = "`odd 'table'; drop table x; --`",
            comment = "It's \\"odd\\"; \\\\ $$ $tag$ */ \\u00fcml\\u00e4ut \\n second line",
            uniqueConstraints =
                @UniqueConstraint(name = "`un ique'`", columnNames = {"`se lect`", "`Ünicode`"}),
            indexes = @jakarta.persistence.Index(name = "in_dex", columnList = "`Ünicode` desc"))
        public class Odd {
          @Id
          @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "s")
          @SequenceGenerator(name = "s", sequenceName = "`se quence'`")
          Long id;

          @Column(name = "`se lect`", comment = "'; drop table x; --")
          @ColumnDefault("'it''s; drop table x; --'")
          String select;

          @Column(name = "`from`", nullable = false)
          @ColumnDefault("E'back\\\\\\\\slash ''quote'' \\"double\\"'")
          String from;

          @Column(name = "`Ünicode`", length = 40)
          @ColumnDefault("$$dollar 'quoted' \\"text\\"$$")
          String unicode;

          @Check(constraints = "\\"per cent%s {}\\" <> '''; --'")
          @Column(name = "`per cent%s {}`")
          String perCent;

          @ManyToOne
          @JoinColumn(name = "`pa rent`", foreignKey = @ForeignKey(name = "`foreign 'key'`"))
          Odd parent;
        }
        """);
    project.run("revision", "-m", "odd").succeeds();
    project.run("upgrade").succeeds();
    List<String> catalog = IndependentCatalog.of(database);
    assertThat(catalog)
        .anyMatch(fact -> fact.contains("odd 'table'; drop table x; --"))
        .anyMatch(fact -> fact.contains("se quence'"))
        .anyMatch(fact -> fact.contains("foreign 'key'"));
    project.run("check").succeeds();
    project.run("revision", "-m", "nothing").succeeds();
    assertThat(project.revisionClasses()).hasSize(1);
    project.run("downgrade", "base").succeeds();
    assertThat(IndependentCatalog.of(database)).isEqualTo(nothing);
    project.run("upgrade").succeeds();
    assertThat(IndependentCatalog.of(database)).isEqualTo(catalog);
  }

  /** Hibernate's own statements would not work with such names either. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Table(name = '`a~b`') class Odd { @Id Long id; }",
        "class Odd { @Id Long id; @Column(name = '`a~b bigint, ~c`') String c; }",
        "@Table(indexes = @Index(name = '`a~b`', columnList = 'id')) class Odd { @Id Long id; }",
        "@SequenceGenerator(name = 's', sequenceName = '`a~b`') "
            + "class Odd { @Id @GeneratedValue(generator = 's') Long id; }",
      })
  void nameThatHibernateCannotQuote(String entity) {
    project.entity("Odd", "@Entity " + entity.replace("'", "\"").replace("~", "\\\""));
    project.run("revision", "-m", "odd").refuses(1, "a\"b", "double quote");
    assertThat(project.revisionClasses()).isEmpty();
  }

  @Test
  void reservedWordsAndNamesThatAreTooLong() {
    String longName = "a_rather_long_name_of_a_table_that_goes_on_and_on_beyond_sixty_three_bytes";
    project.entity(
        "Words",
        """
        @Entity
        @Table(name = "`user`")
        public class Words {
          @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
          @Column(name = "`order`") int order;
          @Column(name = "`GROUP`", unique = true) String group;
          @ElementCollection
          @CollectionTable(name = "%s")
          Set<String> words;
        }
        """
            .formatted(longName));
    project.run("revision", "-m", "words").succeeds();
    project.run("upgrade").succeeds();
    project.run("check").succeeds();
    project.run("revision", "-m", "nothing").succeeds();
    assertThat(project.revisionClasses()).hasSize(1);
    project.run("downgrade", "base").succeeds();
  }
}
