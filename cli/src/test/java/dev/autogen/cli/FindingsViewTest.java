package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.diff.Difference;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Few differences are a line each, and many a page. */
class FindingsViewTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");

  private static Difference type(String column, String model, String database) {
    return new Difference(
        "column-type",
        ObjectId.column(POSTS, column),
        "The type of column posts.%s is %s and should be %s.".formatted(column, database, model),
        model,
        database);
  }

  private static List<Difference> lengths(int count) {
    List<Difference> differences = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      differences.add(type("c" + i, "varchar(255)", "text"));
    }
    return differences;
  }

  private static List<String> lines(List<Difference> differences, boolean whole) {
    StringWriter text = new StringWriter();
    Map<ObjectId, String> origins = Map.of(ObjectId.column(POSTS, "c1"), "com.example.Post#c1");
    PrintWriter out = new PrintWriter(text);
    new FindingsView(out, whole, origins).differences("Title:", differences);
    out.flush();
    return text.toString().lines().toList();
  }

  @Test
  void nothingIsNothing() {
    assertThat(lines(List.of(), false)).isEmpty();
  }

  @Test
  void fewAreListedWithWhereTheyComeFrom() {
    assertThat(lines(lengths(2), false))
        .containsExactly(
            "Title:",
            "  The type of column posts.c1 is text and should be varchar(255). (com.example.Post#c1) [column-type]",
            "  The type of column posts.c2 is text and should be varchar(255). [column-type]");
  }

  @Test
  void manyAreGroupedByCause() {
    List<Difference> many = lengths(300);
    many.add(type("body", "oid", "text"));
    List<String> lines = lines(many, false);
    assertThat(lines).hasSize(8);
    assertThat(lines.get(1)).startsWith("  1: @Lob is a large object").endsWith("[lob-as-oid]");
    assertThat(lines.get(2)).contains("posts.body");
    assertThat(lines.get(3)).startsWith("  300: Lengths").endsWith("[default-length]");
    assertThat(lines.get(7)).isEqualTo("    and 297 more; -v lists all.");
    assertThat(lines(many, true)).hasSize(1 + 2 + 301);
  }
}
