package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected names are those that PostgreSQL 15 and 18 gave. */
class GeneratedNamesTest {

  private static final Predicate<String> NONE = name -> false;
  private static final QualifiedName POSTS = QualifiedName.of("posts");

  @Test
  void namesEachKindAsPostgresqlDoes() {
    assertThat(GeneratedNames.primaryKey("posts", NONE)).isEqualTo("posts_pkey");
    assertThat(GeneratedNames.unique("posts", List.of("a", "b"), List.of(), NONE))
        .isEqualTo("posts_a_b_key");
    assertThat(GeneratedNames.unique("posts", List.of("a"), List.of("c"), NONE))
        .isEqualTo("posts_a_c_key");
    assertThat(GeneratedNames.foreignKey("posts", List.of("a", "b"), NONE))
        .isEqualTo("posts_a_b_fkey");
    assertThat(GeneratedNames.check("posts", Set.of("a"), NONE)).isEqualTo("posts_a_check");
    assertThat(GeneratedNames.check("posts", List.of("a", "b"), NONE)).isEqualTo("posts_check");
    assertThat(GeneratedNames.check("posts", List.of(), NONE)).isEqualTo("posts_check");
    assertThat(GeneratedNames.sequence("posts", "id", NONE)).isEqualTo("posts_id_seq");
    assertThat(GeneratedNames.sequence("Posts", "my id", NONE)).isEqualTo("Posts_my id_seq");
  }

  @Test
  void numbersTheLabelUntilTheNameIsFree() {
    Set<String> taken = new HashSet<>(List.of("posts_a_key", "posts_a_key1"));
    assertThat(GeneratedNames.unique("posts", List.of("a"), List.of(), taken::contains))
        .isEqualTo("posts_a_key2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lower(title)                            | lower
          pg_catalog.lower(title)                 | lower
          lower(title)::varchar                   | lower
          title::varchar                          | title
          'x'::text                               | text
          1::smallint                             | int2
          cast(title as varchar)                  | title
          (title)                                 | title
          title ~ 'x'                             | expr
          not (title is null)                     | expr
          true                                    | expr
          coalesce(title, '')                     | coalesce
          trim(both 'x' from title)               | btrim
          case when a = 'a' then 'b' else 'c' end | case
          case when a = 'a' then 'b' else b end   | b
          array[title]                            | array
          (string_to_array(title, ','))[1]        | string_to_array
          title collate "C"                       | title
          a at time zone 'UTC'                    | timezone
          """)
  void namesIndexesOnExpressionsAfterTheirFunctionOrColumn(String expression, String name) {
    assertThat(GeneratedNames.index("t", List.of(IndexKey.expression(expression)), List.of(), NONE))
        .isEqualTo("t_" + name + "_idx");
  }

  @Test
  void givesEveryColumnOfAnIndexANameOfItsOwn() {
    List<IndexKey> keys =
        List.of(
            IndexKey.expression("lower(a)"),
            IndexKey.expression("lower(b)"),
            IndexKey.expression("a ~ b"),
            IndexKey.expression("a = b"),
            IndexKey.column("c"));
    assertThat(GeneratedNames.index("t", keys, List.of("d"), NONE))
        .isEqualTo("t_lower_lower1_expr_expr1_c_d_idx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a_name_that_is_exactly_as_long_as_postgresql_lets_names_be_x123 | id | a_name_that_is_exactly_as_long_as_postgresql_lets_names__id_key
          größes | a_name_that_is_exactly_as_long_as_postgresql_lets_names_be_x123 | größes_a_name_that_is_exactly_as_long_as_postgresql_lets__key
          ein_name_mit_umläuten_und_einer_länge_von_dreiundsechzig_byte | a_name_that_is_exactly_as_long_as_postgresql_lets_names_be_x123 | ein_name_mit_umläuten_und_ei_a_name_that_is_exactly_as_lon_key
          """)
  void shortensTheLongerPartToSixtyThreeBytes(String table, String column, String name) {
    assertThat(GeneratedNames.unique(table, List.of(column), List.of(), NONE)).isEqualTo(name);
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
  }

  @Property
  void namesAlwaysFit(
      @ForAll @NotEmpty String table, @ForAll @NotEmpty String column, @ForAll boolean numbered) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < (numbered ? 12 : 1); i++) {
      String name =
          GeneratedNames.foreignKey(
              SqlIdentifier.truncate(table.repeat(9)),
              List.of(SqlIdentifier.truncate(column.repeat(9))),
              taken::contains);
      assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
      assertThat(taken.add(name)).isTrue();
    }
  }

  @Property(tries = 300)
  void knowsWhatItGenerated(@ForAll("schemas") Schema schema) {
    Set<String> taken = new HashSet<>();
    for (Constraint constraint : schema.objects(Constraint.class)) {
      List<String> columns = schema.columns(constraint.table()).stream().map(Column::name).toList();
      Constraint generated =
          constraint.named(GeneratedNames.of(constraint, columns, taken::contains));
      taken.add(generated.name());
      if (!(constraint instanceof ExclusionConstraint)) {
        assertThat(GeneratedNames.isGenerated(generated)).as(generated.name()).isTrue();
      }
    }
    for (Index index : schema.objects(Index.class)) {
      String name =
          GeneratedNames.index(
              index.table().name(), index.keys(), index.include(), taken::contains);
      taken.add(name);
      assertThat(GeneratedNames.isGenerated(index.named(name))).as(name).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "primary key posts.posts_pkey (id)",
        "primary key posts.posts_pkey1 (id)",
        "unique posts.posts_a_b_key (a, b)",
        "unique posts.posts_a_b_key12 (a, b)",
        "unique posts.UKqgvvpi8lg7k3y7jyt2fcpx3mv (a)",
        "unique posts.uk_qgvvpi8lg7k3y7jyt2fcpx3mv (a)",
        "check posts.posts_check (a > b)",
        "check posts.posts_a_check (a > 0)",
        "check posts.posts_a_check3 (a > 0)",
        "foreign key posts.posts_a_fkey (a) references u (b)",
        "foreign key posts.FK6xvn0811tkyo3nfjk2xvqx6ns (a) references u (b)",
        "foreign key posts.fk6xvn0811tkyo3nfjk2xvqx6ns (a) references u (b)",
        "foreign key t1.t1_c2_fkey3 (c2) references u (b)",
        "foreign key posts.posts_b_c_a_fkey (a, b, c) references u (a, b, c)"
      })
  void tellsGeneratedNames(String line) {
    assertThat(GeneratedNames.isGenerated((Constraint) SchemaText.parseLine(line))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "primary key posts.pk_posts (id)",
        "primary key posts.users_pkey (id)",
        "unique posts.posts_b_a_key (a, b)",
        "unique posts.posts_a_key0 (a)",
        "unique posts.uk_posts_slug (slug)",
        "check posts.posts_b_check (a > 0)",
        "check posts.positive (a > 0)",
        "foreign key posts.fk_post_author (author_id) references u (b)",
        "foreign key posts.fk_customerorderstatushist (a) references u (b)"
      })
  void tellsStatedNames(String line) {
    assertThat(GeneratedNames.isGenerated((Constraint) SchemaText.parseLine(line))).isFalse();
  }

  @Test
  void tellsGeneratedNamesOfIndexesAndSequences() {
    assertThat(GeneratedNames.isGenerated(Index.of(POSTS, "posts_a_idx", List.of("a")))).isTrue();
    assertThat(
            GeneratedNames.isGenerated(
                Index.of(POSTS, "IDXnmpgoo8jcrgmnpw9hk1lh6h0u", List.of("a"))))
        .isTrue();
    assertThat(GeneratedNames.isGenerated(Index.of(POSTS, "ix_a", List.of("a")))).isFalse();
    assertThat(GeneratedNames.isGeneratedSequence("", "posts", "id")).isTrue();
    assertThat(GeneratedNames.isGeneratedSequence("posts_id_seq1", "posts", "id")).isTrue();
    assertThat(GeneratedNames.isGeneratedSequence("ids", "posts", "id")).isFalse();
  }

  @Test
  void namesThatAConstraintHasDoNotMatterForTheNameItGets() {
    Constraint check = CheckConstraint.of(POSTS, "mine", "lower(title) <> '' and title <> 'body'");
    assertThat(GeneratedNames.of(check, Arrays.asList("title", "body", "lower"), NONE))
        .isEqualTo("posts_title_check");
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }
}
