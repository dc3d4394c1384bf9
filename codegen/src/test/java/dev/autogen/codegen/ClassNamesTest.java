package dev.autogen.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

class ClassNamesTest {

  private static final Instant CREATED = Instant.parse("2026-11-20T06:02:11Z");

  private static String name(String message) {
    return ClassNames.forRevision(CREATED, message);
  }

  @Test
  void consistsOfTimeAndMessage() {
    assertThat(name("added published column")).isEqualTo("R20261120_060211_AddedPublishedColumn");
  }

  @Test
  void leavesOutWhatIsNoLetterOrDigit() {
    assertThat(name("don't \"panic\"; drop-table 42!")).endsWith("_DontPanicDropTable42");
    assertThat(name("élan für Straße")).endsWith("_ElanFurStraße");
    assertThat(name("таблица")).endsWith("_Таблица");
    assertThat(name("add HTML body")).endsWith("_AddHTMLBody");
  }

  @Test
  void isTimeAloneWithoutWords() {
    assertThat(name("")).isEqualTo("R20261120_060211");
    assertThat(name(" -- 🎉 ")).isEqualTo("R20261120_060211");
  }

  @Test
  void cutsLongMessagesBetweenWords() {
    assertThat(name("alpha ".repeat(80))).isEqualTo("R20261120_060211_" + "Alpha".repeat(12));
  }

  @Test
  void isAnIdentifierAndFileNameForAnyMessage() {
    for (String message :
        List.of(
            "x".repeat(500),
            "\ud83d\ude00 \ud800",
            "𐐀𐐁 deseret",
            "漢字".repeat(200),
            "\u0000\u202e",
            "1 2 3",
            "class",
            "한국어 각",
            "ﬁnance ½")) {
      assertThat(name(message))
          .matches(SourceVersion::isIdentifier)
          .matches(name -> name.getBytes(StandardCharsets.UTF_8).length <= 240);
    }
  }
}
