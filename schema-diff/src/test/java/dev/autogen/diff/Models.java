package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Operation;
import dev.autogen.operation.Replay;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.TargetMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Schemas as their canonical text, and differences as the summaries of operations. */
final class Models {

  private Models() {}

  /** Returns the schema of canonical text without its first line. */
  static Schema schema(String... lines) {
    return SchemaText.parse("autogen schema 1\n" + String.join("\n", lines));
  }

  /** Returns the model of a schema's lines, each of which may end with its origin. */
  static TargetMetadata model(String... lines) {
    return TargetMetadata.parse("autogen model 1\n" + String.join("\n", lines));
  }

  /** Returns a model that says what some origins were called before. */
  static TargetMetadata formerly(TargetMetadata model, Map<String, String> names) {
    Map<String, List<String>> lists = new HashMap<>();
    names.forEach((origin, name) -> lists.put(origin, List.of(name)));
    return model.withFormerNames(lists);
  }

  /**
   * Returns the operations between two schemas, a line each, after seeing that they do what they
   * should.
   */
  static String diff(Schema before, Schema after, Renames renames, int serverMajor) {
    List<Operation> operations =
        SchemaDiff.between(before, after, renames, new DiffOptions(serverMajor));
    assertThat(SchemaEquivalence.differences(Replay.apply(operations, before), after)).isEmpty();
    return operations.stream().map(OperationSummary::describe).collect(Collectors.joining("\n"));
  }

  static String diff(Schema before, Schema after) {
    return diff(before, after, Renames.NONE, 15);
  }

  /** The difference between two states of a table with an id. */
  static String diffOfPosts(String before, String after) {
    String table = "table posts\ncolumn posts.id bigint not null\n";
    return diff(schema(table + before), schema(table + after));
  }
}
