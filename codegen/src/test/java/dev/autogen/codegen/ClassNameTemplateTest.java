package dev.autogen.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassNameTemplateTest {

  private static final Instant CREATED = Instant.parse("2026-11-20T23:02:11Z");

  private static String name(String template, String message) {
    return ClassNameTemplate.parse(template, ZoneOffset.UTC, 60)
        .name(CREATED, "ae1027a6acf0", message);
  }

  @ParameterizedTest
  @CsvSource({
    "R{yyyyMMdd_HHmmss}_{Message}, R20261120_230211_AddedPublishedColumn",
    "V{epoch}__{message}, V1795215731__added_published_column",
    "Rev_{id}, Rev_ae1027a6acf0",
    "M{yyyy}_{MM}_{dd}_{id}_{Message}, M2026_11_20_ae1027a6acf0_AddedPublishedColumn",
    "{Message}_{yyMMdd}, AddedPublishedColumn_261120",
  })
  void tokensAreReplaced(String template, String name) {
    assertThat(name(template, "added published column")).isEqualTo(name);
  }

  @Test
  void anEmptyMessageTakesTheUnderscoreBeforeItAlong() {
    assertThat(name("R{yyyy}_{Message}", "")).isEqualTo("R2026");
    assertThat(name("R{yyyy}_{Message}_x", "--")).isEqualTo("R2026_x");
  }

  @Test
  void timesAreThoseOfTheZone() {
    assertThat(
            ClassNameTemplate.parse("R{yyyyMMdd_HHmm}", ZoneId.of("Europe/Berlin"), 60)
                .name(CREATED, "x", ""))
        .isEqualTo("R20261121_0002");
  }

  @Test
  void aMessageIsCutBetweenWords() {
    ClassNameTemplate template = ClassNameTemplate.parse("R_{Message}", ZoneOffset.UTC, 12);
    assertThat(template.name(CREATED, "x", "added published column")).isEqualTo("R_Added");
    assertThat(
            ClassNameTemplate.parse("R_{message}", ZoneOffset.UTC, 16)
                .name(CREATED, "x", "added published column"))
        .isEqualTo("R_added_published");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R{slug} | {slug} is no token. There are {Message}",
        "R{HHz'} | is no token.",
        "R{Message | has braces that do not fit.",
        "R}x | has braces that do not fit.",
        "R{} | has braces that do not fit.",
        "{id} | which no class can be called",
        "R-{Message} | which no class can be called",
        "R{yyyy-MM-dd} | which no class can be called",
        "class | which no class can be called",
        "Revision | a name that revision classes use",
      })
  void whatMakesNoClassIsRefused(String template, String message) {
    assertThatThrownBy(() -> name(template, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMessageMayMakeANameThatIsTaken() {
    ClassNameTemplate template = ClassNameTemplate.parse("{Message}", ZoneOffset.UTC, 60);
    assertThat(template.name(CREATED, "x", "posts")).isEqualTo("Posts");
    assertThatThrownBy(() -> template.name(CREATED, "x", "revision"))
        .hasMessageContaining("a name that revision classes use");
    assertThatThrownBy(() -> template.name(CREATED, "x", "2 posts"))
        .hasMessageContaining("which no class can be called");
  }

  @Test
  void aNameThatIsTooLongForAFileIsRefused() {
    ClassNameTemplate template = ClassNameTemplate.parse("R_{Message}", ZoneOffset.UTC, 200);
    assertThatThrownBy(() -> template.name(CREATED, "x", "漢 ".repeat(200)))
        .hasMessageContaining("too long for a file");
  }
}
