package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ModelDeltaTest {

  private static final TargetMetadata THEN =
      TargetMetadata.parse(
          """
          autogen model 1
          # hibernate: 6.6.1
          table posts -- com.example.Post
          column posts.id bigint not null -- com.example.Post#id
          column posts.title varchar(255) -- com.example.Post#title
          column posts.old text -- com.example.Post#old
          """);

  private static final TargetMetadata NOW =
      TargetMetadata.parse(
          """
          autogen model 1
          # hibernate: 7.4.6
          table posts -- com.example.Post
          column posts.id bigint not null -- com.example.Post#id
          column posts.body text -- com.example.Post#body
          column posts.title varchar(500) -- com.example.Post#title
          column posts.author bigint -- com.example.Post#author
          foreign key posts.fk (author) references users (id)
          """);

  private static final String TEXT =
      """
      autogen model 1
      # hibernate: 7.4.6
      - column posts.title varchar(255)
      + column posts.title varchar(500) -- com.example.Post#title
      - column posts.old text -- com.example.Post#old
      + column posts.body text -- com.example.Post#body
      + column posts.author bigint -- com.example.Post#author
      + foreign key posts.fk (author) references users (id)
      """;

  @Test
  void holdsTheFactsThatChanged() {
    ModelDelta delta = ModelDelta.between(THEN, NOW);
    assertThat(delta.print()).isEqualTo(TEXT);
    assertThat(ModelDelta.parse(TEXT)).isEqualTo(delta);
    assertThat(delta.isEmpty()).isFalse();
  }

  @Test
  void changedFactsKeepTheirPlaceAndNewColumnsComeLast() {
    assertThat(ModelDelta.parse(TEXT).applyTo(THEN.schema()))
        .hasToString(
            """
            autogen schema 1
            table posts
            column posts.id bigint not null
            column posts.title varchar(500)
            column posts.body text
            column posts.author bigint
            foreign key posts.fk (author) references users (id)
            """);
  }

  @Test
  void isEmptyWhenOnlyTheOrderOfColumnsOrTheHeaderChanged() {
    Schema reversed =
        Schema.of(
            Table.of(QualifiedName.of("posts")),
            THEN.schema().columns(QualifiedName.of("posts")).get(2),
            THEN.schema().columns(QualifiedName.of("posts")).get(1),
            THEN.schema().columns(QualifiedName.of("posts")).get(0));
    TargetMetadata now = new TargetMetadata(Map.of("hibernate", "9"), reversed, Map.of());
    assertThat(ModelDelta.between(THEN, now).isEmpty()).isTrue();
  }

  @Test
  void refusesToRemoveWhatIsNotThere() {
    ModelDelta delta = ModelDelta.parse("autogen model 1\n- table users\n");
    assertThatThrownBy(() -> delta.applyTo(THEN.schema()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The line '- table users' does not fit: the model before has no table users");
  }

  @Test
  void refusesToRemoveWhatIsAnother() {
    ModelDelta delta = ModelDelta.parse("autogen model 1\n- column posts.title text\n");
    assertThatThrownBy(() -> delta.applyTo(THEN.schema()))
        .hasMessage(
            "The line '- column posts.title text' does not fit: the model before says"
                + " 'column posts.title varchar(255)'");
  }

  @Test
  void refusesToAddWhatIsThere() {
    ModelDelta delta = ModelDelta.parse("autogen model 1\n+ column posts.title text\n");
    assertThatThrownBy(() -> delta.applyTo(THEN.schema()))
        .hasMessage(
            "The line '+ column posts.title text' does not fit: the model before says"
                + " 'column posts.title varchar(255)'");
  }

  @Test
  void saysWhichLineCannotBeRead() {
    assertThatThrownBy(() -> ModelDelta.parse("autogen model 1\n+ table a\ntable b\n"))
        .hasMessage("Line 3: Expected '+' or '-', but there is 'table b'");
    assertThatThrownBy(() -> ModelDelta.parse("autogen model 1\n+ table a\n+ table a\n"))
        .hasMessage("Line 3: There are two of table a");
    assertThatThrownBy(() -> ModelDelta.parse("autogen model 1\n+ column a.b serial -- C#d\n"))
        .hasMessage(
            "Line 2: serial is not a type but an integer with a sequence. Use an identity column");
  }

  @Test
  void startsFromAnEmptySchema() {
    ModelDelta delta = ModelDelta.between(Schema.EMPTY, NOW);
    assertThat(delta.removed()).isEmpty();
    assertThat(delta.applyTo(Schema.EMPTY)).isEqualTo(NOW.schema());
    assertThat(delta.origins()).isEqualTo(NOW.origins());
  }

  @Property(tries = 300)
  void leadsFromThenToNow(@ForAll("pairs") List<Schema> pair) {
    Schema then = pair.get(0);
    Schema now = pair.get(1);
    ModelDelta delta =
        ModelDelta.between(then, new TargetMetadata(Map.of("entities", "3"), now, Map.of()));
    assertThat(byId(delta.applyTo(then))).isEqualTo(byId(now));
    assertThat(ModelDelta.parse(delta.print())).isEqualTo(delta);
    assertThat(delta.isEmpty()).isEqualTo(byId(then).equals(byId(now)));
  }

  private static Map<ObjectId, SchemaObject> byId(Schema schema) {
    return schema.objects().stream().collect(Collectors.toMap(SchemaObject::id, object -> object));
  }

  @Provide
  Arbitrary<List<Schema>> pairs() {
    return SchemaArbitraries.pairs();
  }
}
