package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaEquivalenceTest {

  static List<List<String>> equivalent() {
    return List.of(
        List.of(
            "table t with (fillfactor=70, user_catalog_table)",
            "table t with (user_catalog_table='true', fillfactor='70')"),
        List.of("column t.a timestamp", "column t.a timestamp(6)"),
        List.of("column t.a text collate \"default\"", "column t.a text"),
        List.of("column t.a text default NULL", "column t.a text"),
        List.of("column t.a varchar(9) default NULL::character varying", "column t.a varchar(9)"),
        List.of("column t.a text default ( Lower('X') )", "column t.a text default lower('X')"),
        List.of(
            "column t.a int generated always as identity (name t_a_seq)",
            "column t.a int generated always as identity"),
        List.of(
            "column t.a int generated always as identity (name t_a_seq2)",
            "column t.a int generated always as identity"),
        List.of(
            "column t.a int generated always as ((b + 1)) stored",
            "column t.a int generated always as (B+1) stored"),
        List.of("primary key t.t_pkey (a, b)", "primary key t.t_pkey1 (b, a)"),
        List.of("primary key t.pk (a) include (x, y)", "primary key t.pk (a) include (y, x)"),
        List.of("unique t.t_a_b_key (a, b)", "unique t.uk5cl0nfcgnw4vw5mvkqfdr1q0s (a, b)"),
        List.of("check t.t_a_check (a > 0)", "check t.t_a_check1 ((a > 0))"),
        List.of("check t.t_check (a > 0 and b > 0)", "check t.t_check2 (b > 0 AND a > 0)"),
        List.of(
            "foreign key t.FKg1uebn6mqk9qiaw45vnacmyo2 (a, b) references u (c, d)",
            "foreign key t.t_b_a_fkey (b, a) references u (d, c)"),
        List.of(
            "foreign key t.fk (a, b) references u (c, d)",
            "foreign key t.fk (b, a) references u (d, c)"),
        List.of("index t.ix ((a))", "index t.ix (a)"),
        List.of("index t.ix (LOWER(a))", "index t.ix (( lower( a ) ))"),
        List.of("index t.ix (a) where a > 0 and b", "index t.ix (a) where (b and (a > 0))"),
        List.of("index t.ix (a) with (fillfactor=70)", "index t.ix (a) with (fillfactor='70')"),
        List.of(
            "exclusion t.ex EXCLUDE USING gist (a WITH &&)",
            "exclusion t.ex exclude using gist (a with &&)"),
        List.of(
            "view v defined by create view v as select 1;",
            "view v defined by sql E'CREATE VIEW v AS\\n  SELECT 1'"));
  }

  @ParameterizedTest
  @MethodSource("equivalent")
  void meansTheSame(List<String> lines) {
    assertThat(equivalent(lines)).isTrue();
    assertThat(SchemaEquivalence.differences(schema(lines.get(0)), schema(lines.get(1)))).isEmpty();
  }

  static List<List<String>> different() {
    return List.of(
        List.of("table t", "table t unlogged"),
        List.of("table t with (fillfactor='70')", "table t with (fillfactor='80')"),
        List.of("table t comment 'a'", "table t"),
        List.of("table t", "table app.t"),
        List.of("enum e ('a', 'b')", "enum e ('b', 'a')"),
        List.of("column t.a text", "column t.a text not null"),
        List.of("column t.a text default 'X'", "column t.a text default 'x'"),
        List.of("column t.a varchar(5)", "column t.a varchar(6)"),
        List.of(
            "column t.a int generated always as identity (name s)",
            "column t.a int generated always as identity"),
        List.of("primary key t.t_pkey (a)", "primary key t.pk (a)"),
        List.of("unique t.uk_one (a)", "unique t.uk_two (a)"),
        List.of("unique t.t_a_b_key (a, b)", "unique t.t_b_a_key (b, a)"),
        List.of("unique t.t_a_key (a)", "unique t.t_a_key (a) nulls not distinct"),
        List.of("unique t.t_a_key (a)", "unique t.t_b_key (a)"),
        List.of("check t.ck (a > 0)", "check t.ck (a >= 0)"),
        List.of("check t.ck (a > 0)", "check t.ck (a > 0) not valid"),
        List.of(
            "foreign key t.fk (a, b) references u (c, d)",
            "foreign key t.fk (a, b) references u (d, c)"),
        List.of(
            "foreign key t.fk (a) references u (c)",
            "foreign key t.fk (a) references u (c) deferrable"),
        List.of("index t.ix (a, b)", "index t.ix (b, a)"),
        List.of("index t.t_a_idx (a)", "index t.t_a_idx1 (a)"),
        List.of("sequence s", "sequence s cache 2"));
  }

  @ParameterizedTest
  @MethodSource("different")
  void meansSomethingElse(List<String> lines) {
    assertThat(equivalent(lines)).isFalse();
    assertThat(SchemaEquivalence.differences(schema(lines.get(0)), schema(lines.get(1))))
        .isNotEmpty();
  }

  private static boolean equivalent(List<String> lines) {
    boolean objects =
        SchemaEquivalence.equivalent(
            SchemaText.parseLine(lines.get(0)), SchemaText.parseLine(lines.get(1)));
    assertThat(SchemaEquivalence.equivalent(schema(lines.get(0)), schema(lines.get(1))))
        .isEqualTo(objects);
    return objects;
  }

  @Test
  void countsConstraintsThatDifferInGeneratedNamesAlone() {
    Schema once = schema("check t.t_a_check (a > 0)");
    Schema twice = schema("check t.t_a_check (a > 0)", "check t.t_a_check1 (a > 0)");
    assertThat(SchemaEquivalence.equivalent(once, twice)).isFalse();
    assertThat(SchemaEquivalence.differences(once, twice))
        .containsExactly("only in the second: check t.t_a_check1 (a > 0)");
  }

  @Test
  void listsDifferencesInReadableLines() {
    Schema one = schema("table t", "column t.a text", "column t.b text", "table u");
    Schema other = schema("table t", "column t.b integer", "column t.c text", "table u");
    assertThat(SchemaEquivalence.differences(one, other))
        .containsExactly(
            "only in the first: column t.a text",
            "changed: column t.b text became column t.b integer",
            "only in the second: column t.c text");
  }

  @Property(tries = 300)
  void positionsAndGeneratedNamesDoNotMatter(@ForAll("schemas") Schema schema, @ForAll long seed) {
    List<SchemaObject> objects = new ArrayList<>(schema.objects());
    Collections.shuffle(objects, new Random(seed));
    Schema.Builder shuffled = Schema.EMPTY.toBuilder();
    Set<String> taken = new HashSet<>();
    for (SchemaObject object : objects) {
      boolean renamed = object instanceof Constraint c && GeneratedNames.isGenerated(c);
      shuffled.add(renamed ? renumbered((Constraint) object, taken) : object);
    }
    assertThat(SchemaEquivalence.differences(schema, shuffled.build())).isEmpty();
    assertThat(SchemaEquivalence.equivalent(schema, shuffled.build())).isTrue();
  }

  /** Returns the constraint under the name that PostgreSQL gives it when ten others are there. */
  private static Constraint renumbered(Constraint constraint, Set<String> taken) {
    List<String> columns =
        constraint instanceof CheckConstraint check
            ? List.copyOf(SqlExpressions.columns(check.expression()))
            : List.of();
    Predicate<String> isTaken = name -> !name.matches("(?s).*[a-z]\\d\\d") || taken.contains(name);
    Constraint renamed = constraint.named(GeneratedNames.of(constraint, columns, isTaken));
    taken.add(renamed.name());
    return renamed;
  }

  @Property(tries = 300)
  void everyChangeOfAnObjectIsSeen(@ForAll("schemas") Schema schema, @ForAll int which) {
    if (schema.isEmpty()) {
      return;
    }
    List<SchemaObject> objects = List.copyOf(schema.objects());
    SchemaObject dropped = objects.get(Math.floorMod(which, objects.size()));
    Schema rest = schema.toBuilder().remove(dropped.id()).build();
    assertThat(SchemaEquivalence.equivalent(schema, rest)).isFalse();
    assertThat(SchemaEquivalence.differences(schema, rest))
        .containsExactly("only in the first: " + SchemaText.line(dropped));
    assertThat(SchemaEquivalence.differences(rest, schema))
        .containsExactly("only in the second: " + SchemaText.line(dropped));
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  private static Schema schema(String... lines) {
    return SchemaText.parse(SchemaText.HEADER + "\n" + String.join("\n", lines));
  }
}
