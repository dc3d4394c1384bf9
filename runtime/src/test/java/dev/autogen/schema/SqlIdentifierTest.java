package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlIdentifierTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"posts", "_x1", "created_at", "a$b", "name", "value", "text", "date", "year"})
  void leavesPlainNamesAlone(String name) {
    assertThat(SqlIdentifier.quote(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order",
        "1st",
        "with space",
        "a.b",
        "größe",
        "",
        "$1",
        "a-b",
        "two\nlines",
        // reserved, may be a function or type, may be a column: quote_ident quotes them all
        "user",
        "order",
        "left",
        "authorization",
        "position",
        "timestamp",
        "values",
        "json",
        "system_user",
        "merge_action"
      })
  void quotesWhatIsNoPlainName(String name) {
    assertThat(SqlIdentifier.quote(name)).isEqualTo('"' + name + '"');
  }

  @Test
  void doublesQuotes() {
    assertThat(SqlIdentifier.quote("quo\"te")).isEqualTo("\"quo\"\"te\"");
  }

  @Test
  void qualifiesAllButTheDefaultSchema() {
    assertThat(SqlIdentifier.quote(QualifiedName.of("Order"))).isEqualTo("\"Order\"");
    assertThat(SqlIdentifier.quote(QualifiedName.of("my app", "a.b")))
        .isEqualTo("\"my app\".\"a.b\"");
  }

  @Test
  void foldsAsciiLettersOnly() {
    assertThat(SqlIdentifier.fold("CreatedAt")).isEqualTo("createdat");
    assertThat(SqlIdentifier.fold("GRÖSSE")).isEqualTo("grÖsse");
  }

  @ParameterizedTest
  @CsvSource({"ä, 31", "日, 21", "😀, 15", "a, 63"})
  void truncatesToSixtyThreeBytesWithoutSplittingACharacter(String character, int count) {
    assertThat(SqlIdentifier.truncate(character.repeat(70))).isEqualTo(character.repeat(count));
  }

  @Property
  void truncatedNamesFitAndStartTheName(@ForAll @NotEmpty String name) {
    String truncated = SqlIdentifier.truncate(name.repeat(20));
    assertThat(name.repeat(20)).startsWith(truncated);
    assertThat(truncated.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
  }

  @Property
  void whatIsQuotedReadsBackAsTheName(@ForAll @NotEmpty String name) {
    assertThat(SqlLexer.tokens(SqlIdentifier.quote(name)))
        .singleElement()
        .satisfies(token -> assertThat(token.identifier()).isEqualTo(name));
  }
}
