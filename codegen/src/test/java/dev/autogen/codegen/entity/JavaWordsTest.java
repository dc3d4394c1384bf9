package dev.autogen.codegen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java names of any name that PostgreSQL takes. */
class JavaWordsTest {

  @ParameterizedTest
  @CsvSource({
    "order_lines, OrderLine",
    "ORDER_LINES, OrderLine",
    "orderLines, OrderLine",
    "people, Person",
    "film_actor, FilmActor",
    "categories, Category",
    "statuses, Status",
    "addresses, Address",
    "houses, House",
    "boxes, Box",
    "news, News",
    "address, Address",
    "movies, Movie",
    "heroes, Hero",
    "data, Data",
    "HTTPServers, HttpServer",
    "2020 sales, Table2020Sale",
    "'!!!', Table",
    "'weiße Mäuse', WeißeMäuse",
    "日本, 日本",
    "'a$b', AB"
  })
  void tableMakesClass(String table, String expected) {
    List<String> words = JavaWords.singular(JavaWords.of(table));
    assertThat(JavaWords.className(words, "Table")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "first_name, firstName",
    "createdAt, createdAt",
    "URL, url",
    "class, classValue",
    "2fa_enabled, column2faEnabled",
    "größe, größe",
    "_id, id",
    "'a.b', aB",
    "'', column",
    "goto, gotoValue"
  })
  void columnMakesProperty(String column, String expected) {
    assertThat(JavaWords.propertyName(JavaWords.of(column), "column")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PG-13, PG_13",
    "sehr groß, SEHR_GROSS",
    "3XL, VALUE_3_XL",
    "'', EMPTY",
    "it's, IT_S"
  })
  void labelMakesConstant(String label, String expected) {
    assertThat(JavaWords.constantName(label)).isEqualTo(expected);
  }

  @Test
  void constantsAreDistinctAndKeepIdentifiers() {
    assertThat(EnumClasses.constants(List.of("a b", "A_B", "a-b", "class", "ok")))
        .containsExactly(
            Map.entry("A_B_2", "a b"),
            Map.entry("A_B", "A_B"),
            Map.entry("A_B_3", "a-b"),
            Map.entry("CLASS", "class"),
            Map.entry("ok", "ok"));
  }

  @ParameterizedTest
  @CsvSource({
    "person, people", "category, categories", "status, statuses", "box, boxes", "day, days",
    "history, histories", "news, news", "film, films", "address, addresses", "child, children"
  })
  void plurals(String one, String many) {
    assertThat(EnglishNumber.plural(one)).isEqualTo(many);
    assertThat(EnglishNumber.singular(many)).isEqualTo(one);
  }

  @Test
  void namesThatMeanSomethingInJavaGetASuffix() {
    ClassNaming naming = new ClassNaming();
    assertThat(naming.take(List.of("Table"), "Entity")).isEqualTo("TableEntity");
    assertThat(naming.take(List.of("String"), "Entity")).isEqualTo("StringEntity");
    assertThat(naming.take(List.of("Post"), "Entity")).isEqualTo("Post");
    assertThat(naming.take(List.of("POST", "AuditPost"), "Entity")).isEqualTo("AuditPost");
    assertThat(naming.take(List.of("Post", "AuditPost"), "Entity")).isEqualTo("AuditPost2");
  }
}
