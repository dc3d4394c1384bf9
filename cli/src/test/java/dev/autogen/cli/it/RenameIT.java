package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.cli.cases.EntityCompiler;
import dev.autogen.cli.cases.EntityModel;
import dev.autogen.cli.cases.ModelChange;
import dev.autogen.cli.cases.Outcome;
import dev.autogen.cli.cases.RoundTrip;
import dev.autogen.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Renames of filled tables, each with all that the round trip asks: the catalog is then what
 * Hibernate's own create gives, names included, no value is lost, and the way back is exact.
 */
@Execution(ExecutionMode.CONCURRENT)
class RenameIT {

  private static final int SERVER = 18;

  private static final String POST =
      """
      @Entity @Table(name = "posts", indexes = @Index(columnList = "body"))
      class Post {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        @Column(unique = true) String slug;
        @Column(name = "body") @Check(constraints = "length(body) > 2") String body;
        @GeneratedColumn("upper(body)") String loud;
        @ManyToOne User author;
        @ElementCollection List<String> tags;
      }
      @Entity @Table(name = "users")
      class User {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        String name;
      }
      """;

  private static final String ROWS =
      """
      insert into users (name) values ('Ann');
      insert into posts (slug, body, author_id) values ('one', 'first', 1), ('two', 'second', null);
      insert into post_tags (post_id, tags) values (1, 'x'), (1, 'y');
      """;

  @TempDir Path directory;

  private EntityModel model(String name, String text) {
    EntityCompiler compiler = new EntityCompiler(directory.resolve(name), Distribution.hibernate());
    EntityModel model = compiler.add("com.example", text, Map.of());
    compiler.compile();
    return model;
  }

  private Outcome run(String before, String after, String rows, String... flags) {
    ModelChange change =
        ModelChange.of("rename", model("before", before), model("after", after), rows)
            .withFlags(List.of(flags));
    Outcome outcome = RoundTrip.run(change, SERVER);
    assertThat(outcome.faults()).as(outcome.source()).isEmpty();
    return outcome;
  }

  @Test
  void columnsThatAFlagOrTheirPropertyNames() {
    String after =
        POST.replace("body", "content")
            .replace(
                "@Column(unique = true) String slug",
                "@Column(name = \"path\", unique = true, length = 400, nullable = false) String slug")
            .replace("@ManyToOne User", "@ManyToOne @JoinColumn(name = \"writer\") User");
    Outcome outcome = run(POST, after, ROWS, "--rename-column", "posts.body:content");
    assertThat(outcome.source())
        .contains(
            "op.renameColumn(\"posts\", \"author_id\", \"writer\");",
            "op.renameColumn(\"posts\", \"body\", \"content\");",
            "op.renameColumn(\"posts\", \"slug\", \"path\");",
            "op.renameConstraint(\"posts\", \"posts_body_check\", \"posts_content_check\");",
            "op.renameConstraint(\"posts\", \"posts_slug_key\", \"posts_path_key\");",
            "op.renameIndex(\"posts\", \"idx",
            "op.alterColumn(\"posts\", \"path\", c -> c.type(varchar(400)).notNull());")
        .doesNotContain("op.drop");
  }

  @Test
  void tableOfTheSameClassTakesItsDerivedNamesAlong() {
    Outcome outcome = run(POST, POST.replace("\"posts\"", "\"articles\""), ROWS);
    assertThat(outcome.source())
        .contains(
            "op.renameTable(\"posts\", \"articles\");",
            "op.renameConstraint(\"articles\", \"posts_pkey\", \"articles_pkey\");",
            "op.renameSequence(\"posts_id_seq\", \"articles_id_seq\");");
  }

  private static final String BLOG =
      """
      @Entity
      class Post {
        @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
        String title;
        @Embedded Place place;
        @ElementCollection List<String> tags;
        @ManyToMany List<Topic> topics;
      }
      @Entity
      class Comment {
        @Id Long id;
        @ManyToOne(optional = false) Post post;
        @ManyToOne @JoinColumns({
          @JoinColumn(name = "by_site", referencedColumnName = "site"),
          @JoinColumn(name = "by_nick", referencedColumnName = "nick")}) Author author;
      }
      @Entity
      class Topic {
        @Id Long id;
        @Enumerated @JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
      }
      enum Mood { GOOD, BAD }
      @Entity
      class Author {
        @EmbeddedId Key key;
      }
      @Embeddable
      class Key {
        String site;
        String nick;
      }
      @Embeddable
      class Place {
        String city;
        String street;
      }
      """;

  private static final String BLOG_ROWS =
      """
      insert into post (id, title, city, street) values (nextval('post_seq'), 'one', 'Bonn', 'A 1');
      insert into post_tags (post_id, tags) values (1, 'x'), (1, 'y');
      insert into topic (id, mood) values (7, 'BAD');
      insert into post_topic (post_id, topics_id) values (1, 7);
      insert into author (site, nick) values ('s', 'n');
      insert into comment (id, post_id, by_site, by_nick) values (1, 1, 's', 'n');
      """;

  @Test
  void entityThatSaysItsFormerNameTakesItsTablesAndSequenceAlong() {
    String after =
        BLOG.replace("@Entity\nclass Post", "@Entity @RenamedFrom(\"Post\")\nclass Article")
            .replace("Post post;", "Article post;");
    Outcome outcome = run(BLOG, after, BLOG_ROWS);
    assertThat(outcome.source())
        .contains(
            "op.renameTable(\"post\", \"article\");",
            "op.renameTable(\"post_tags\", \"article_tags\");",
            "op.renameTable(\"post_topic\", \"article_topic\");",
            "op.renameColumn(\"article_tags\", \"post_id\", \"article_id\");",
            "op.renameSequence(\"post_seq\", \"article_seq\");")
        .doesNotContain("op.dropTable");
  }

  @Test
  void propertiesThatSayTheirFormerNamesKeepTheirColumns() {
    String before = BLOG.replace("String street;", "@Column(name = \"`Street`\") String street;");
    String after =
        BLOG.replace("String title;", "@RenamedFrom(\"title\") String heading;")
            .replace("String city;", "@RenamedFrom(\"city\") String town;")
            .replace("List<String> tags;", "@RenamedFrom(\"tags\") List<String> labels;")
            .replace("List<Topic> topics;", "@RenamedFrom(\"topics\") List<Topic> themes;")
            .replace("Post post;", "@RenamedFrom(\"post\") Post parent;")
            .replace("\"by_site\"", "\"from_site\"")
            .replace("\"by_nick\"", "\"from_nick\"")
            .replace("GOOD", "@RenamedFrom(\"GOOD\") GREAT")
            .replace("Mood", "Feeling");
    Outcome outcome = run(before, after, BLOG_ROWS.replace("street", "\"Street\""));
    assertThat(outcome.source())
        .contains(
            "op.renameColumn(\"post\", \"title\", \"heading\");",
            "op.renameColumn(\"post\", \"city\", \"town\");",
            "op.renameTable(\"post_tags\", \"post_labels\");",
            "op.renameColumn(\"post_labels\", \"tags\", \"labels\");",
            "op.renameColumn(\"post_topic\", \"topics_id\", \"themes_id\");",
            "op.renameColumn(\"comment\", \"post_id\", \"parent_id\");",
            "op.renameColumn(\"comment\", \"by_site\", \"from_site\");",
            "op.renameColumn(\"comment\", \"by_nick\", \"from_nick\");",
            "op.renameColumn(\"post\", \"Street\", \"street\");",
            "op.renameEnum(\"mood\", \"feeling\");",
            "op.renameEnumValue(\"feeling\", \"GOOD\", \"GREAT\");")
        .doesNotContain("op.drop");
  }

  private static final String SMALL =
      """
      @Entity
      @Table(name = "notes")
      public class Note {
        @Id Long id;
        String body;
        @Enumerated @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM) State state;
        public enum State { OPEN, DONE }
      }
      """;

  @Test
  void whatLooksRenamedIsAskedAndNothingIsWritten() {
    try (TestDatabase database = TestDatabase.create();
        ScratchProject project = ScratchProject.on(database).entity("Note", SMALL)) {
      project.run("revision", "-m", "notes").succeeds();
      project.run("upgrade").succeeds();
      database.execute("insert into notes values (1, 'x', 'DONE')");
      project.entity("Note", SMALL.replace("body", "content").replace("DONE", "CLOSED"));
      Map<String, String> files = project.files();
      project
          .run("revision", "-m", "asked")
          .refuses(
              4,
              "notes.body is gone and content is new",
              "--rename-column notes.body:content",
              "--drop-add notes.body:content",
              "--rename-value state.DONE:CLOSED",
              "--drop-add state.DONE:CLOSED");
      project
          .run("revision", "-m", "asked", "--rename-column", "notes.body:content")
          .refuses(4, "--rename-value state.DONE:CLOSED");
      project
          .run("revision", "-m", "asked", "--drop-add", "notes.body:text")
          .refuses(4, "--drop-add notes.body:content");
      assertThat(project.files()).isEqualTo(files);
      assertThat(project.run("check", "--only", "model").out())
          .contains("notes.body", "notes.content");

      project.run("revision", "-m", "draft", "--draft").succeeds();
      project.run("upgrade").refuses(1, "is not finished", "notes.body is gone and content is new");
    }
  }

  @Test
  void dropAddIsTheExplicitNoAndMarksTheLoss() {
    try (TestDatabase database = TestDatabase.create();
        ScratchProject project = ScratchProject.on(database).entity("Note", SMALL)) {
      project.run("revision", "-m", "notes").succeeds();
      project.run("upgrade").succeeds();
      database.execute("insert into notes values (1, 'x', 'OPEN')");
      project.entity("Note", SMALL.replace("body", "content").replace("\"notes\"", "\"remarks\""));
      project
          .run(
              "revision",
              "-m",
              "no rename",
              "--drop-add",
              "notes:remarks",
              "--allow-mass-drop",
              "--drop-add")
          .succeeds();
      assertThat(project.read(project.revisionClasses().get(1).toString()))
          .contains("// Data loss: the rows of notes", "op.dropTable(\"notes\");")
          .doesNotContain("op.rename");
      project.run("upgrade").refuses(5, "notes", "--accept-loss notes");
    }
  }
}
