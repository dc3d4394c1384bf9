package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.SqlToken.Kind;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {

  @Test
  void tellsTheKindsOfTokensApart() {
    assertThat(kinds("select \"A\", 'b', 1.5e3, $1 from t where a <= -1 -- end"))
        .containsExactly(
            "IDENTIFIER select",
            "QUOTED_IDENTIFIER \"A\"",
            "PUNCTUATION ,",
            "STRING 'b'",
            "PUNCTUATION ,",
            "NUMBER 1.5e3",
            "PUNCTUATION ,",
            "PARAMETER $1",
            "IDENTIFIER from",
            "IDENTIFIER t",
            "IDENTIFIER where",
            "IDENTIFIER a",
            "OPERATOR <=",
            "OPERATOR -",
            "NUMBER 1",
            "COMMENT -- end");
  }

  static List<Arguments> strings() {
    return List.of(
        Arguments.of("'it''s'", "it's"),
        Arguments.of("'back\\slash'", "back\\slash"),
        Arguments.of("E'it\\'s\\n\\x41\\101\\u00e4\\\\'", "it's\nAAä\\"),
        Arguments.of("e'a''b'", "a'b"),
        Arguments.of("U&'d\\0061t\\+000061\\\\'", "data\\"),
        Arguments.of("N'x'", "x"),
        Arguments.of("$$it's; \"$1\"$$", "it's; \"$1\""),
        Arguments.of("$body$ $$ $body$", " $$ "),
        Arguments.of("B'101'", "101"),
        Arguments.of("''", ""));
  }

  @ParameterizedTest
  @MethodSource("strings")
  void readsStrings(String sql, String value) {
    assertThat(SqlLexer.tokens(sql))
        .singleElement()
        .satisfies(
            token -> {
              assertThat(token.kind()).isEqualTo(Kind.STRING);
              assertThat(token.string()).isEqualTo(value);
            });
  }

  static List<Arguments> identifiers() {
    return List.of(
        Arguments.of("Posts", "posts"),
        Arguments.of("größe$1", "größe$1"),
        Arguments.of("\"Posts\"", "Posts"),
        Arguments.of("\"quo\"\"te\"", "quo\"te"),
        Arguments.of("U&\"a\\000ab\\\\\"", "a\nb\\"));
  }

  @ParameterizedTest
  @MethodSource("identifiers")
  void readsIdentifiers(String sql, String name) {
    assertThat(SqlLexer.tokens(sql))
        .singleElement()
        .satisfies(token -> assertThat(token.identifier()).isEqualTo(name));
  }

  static List<Arguments> operators() {
    return List.of(
        Arguments.of("a<-1", List.of("a", "<", "-", "1")),
        Arguments.of("a @-b", List.of("a", "@-", "b")),
        Arguments.of("a->>'x'", List.of("a", "->>", "'x'")),
        Arguments.of("a+-- c\nb", List.of("a", "+", "b")),
        Arguments.of("a*/* c */b", List.of("a", "*", "b")),
        Arguments.of("a::text[]", List.of("a", "::", "text", "[", "]")),
        Arguments.of("f(a=>1,b:=2)", List.of("f", "(", "a", "=>", "1", ",", "b", ":=", "2", ")")),
        Arguments.of("t.c", List.of("t", ".", "c")),
        Arguments.of("1..10", List.of("1", "..", "10")),
        Arguments.of(".5+1.e2", List.of(".5", "+", "1.e2")),
        Arguments.of("0x1F 1_000", List.of("0x1F", "1_000")),
        Arguments.of("a$b $c", List.of("a$b", "$", "c")),
        Arguments.of("'a'/* /* nested */ */'b'", List.of("'a'", "'b'")));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void endsTokensWherePostgresqlDoes(String sql, List<String> texts) {
    assertThat(SqlLexer.significantTokens(sql)).extracting(SqlToken::text).isEqualTo(texts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'abc", "\"abc", "E'abc\\'", "$a$ $b$", "/* /* */", "U&'a", "'it''"})
  void takesTheRestForOneTokenWhereSomethingHasNoEnd(String sql) {
    assertThat(SqlLexer.tokens("x " + sql).get(2))
        .isEqualTo(new SqlToken(Kind.UNTERMINATED, sql, 2));
  }

  @Test
  void namesAreNotReadFromOtherTokens() {
    SqlToken number = SqlLexer.tokens("12").get(0);
    assertThatThrownBy(number::identifier).hasMessage("'12' is not an identifier");
    assertThatThrownBy(number::string).hasMessage("'12' is not a string");
  }

  @Property(tries = 2000)
  void tokensJoinedAreTheText(@ForAll("texts") String sql) {
    List<SqlToken> tokens = SqlLexer.tokens(sql);
    assertThat(tokens.stream().map(SqlToken::text).collect(Collectors.joining())).isEqualTo(sql);
    int position = 0;
    for (SqlToken token : tokens) {
      assertThat(token.start()).isEqualTo(position);
      position = token.end();
    }
  }

  @Property
  void quotedTextReadsBack(@ForAll String text) {
    assertThat(SqlLexer.tokens(SqlQuotes.lineString(text)))
        .singleElement()
        .satisfies(token -> assertThat(token.string()).isEqualTo(text));
    assertThat(SqlLexer.tokens(SqlQuotes.lineIdentifier("x" + text)))
        .singleElement()
        .satisfies(token -> assertThat(token.identifier()).isEqualTo("x" + text));
    assertThat(SqlQuotes.lineString(text).lines()).hasSize(1);
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaArbitraries.sql();
  }

  private static List<String> kinds(String sql) {
    return SqlLexer.tokens(sql).stream()
        .filter(token -> token.kind() != Kind.WHITESPACE)
        .map(token -> token.kind() + " " + token.text())
        .toList();
  }
}
