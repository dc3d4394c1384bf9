package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import java.util.List;

/** Merges of models that agree in two tables, an enum type and a sequence. */
final class Merges {

  static final String ABSENT = "";

  private static final String BASE =
      """
      enum kept ('x')
      sequence kept_seq
      table t
      column t.id bigint not null
      column t.n integer
      primary key t.t_pkey (id)
      table u
      column u.a integer not null
      column u.b integer not null
      unique u.u_a_key (a)
      unique u.u_b_key (b)
      """;

  private Merges() {}

  static Schema with(String lines) {
    return Models.schema(BASE + lines);
  }

  static MergeResult merge(String then, String now, String live) {
    return merge(then, now, live, MergeOptions.PLAIN);
  }

  static MergeResult merge(String then, String now, String live, MergeOptions options) {
    MergeResult result = ThreeWayMerge.merge(with(then), with(now), with(live), options);
    if (result.conflicts().isEmpty()) {
      Schema outcome = Replay.apply(result.operations(DiffOptions.OLDEST), with(live));
      assertThat(SchemaEquivalence.differences(outcome, result.wanted())).isEmpty();
    }
    return result;
  }

  static List<String> written(MergeResult result) {
    return result.operations(DiffOptions.OLDEST).stream().map(OperationSummary::describe).toList();
  }
}
