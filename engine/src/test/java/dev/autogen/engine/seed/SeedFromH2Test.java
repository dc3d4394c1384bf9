package dev.autogen.engine.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeedFromH2Test {

  private final SeedFixture fixture = new SeedFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void typesOfH2() throws IOException {
    fixture.here(
        """
        create type mood as enum ('happy', 'sad');
        create table item (
          id bigint primary key, flag boolean, price numeric(12, 3), ratio double precision,
          small real, code char(3), note text, raw bytea, uid uuid, day date, at time,
          moment timestamp, instant timestamptz, tags text[], mood mood, doc jsonb, span interval,
          lob oid)""");
    SourceAddress source =
        fixture.h2(
            """
            create table item (
              id bigint primary key, flag boolean, price decimal(12, 3), ratio double, small real,
              code char(3), note clob, raw blob, uid uuid, "DAY" date, at time,
              moment timestamp(9), instant timestamp with time zone, tags varchar array,
              mood enum('happy', 'sad'), doc json, span interval day to second, lob blob)""",
            """
            insert into item values (
              9223372036854775807, true, 123456789.125, 0.1, 0.1, 'ab', 'a clob', x'00ff',
              '01234567-89ab-cdef-0123-456789abcdef', date '2024-02-29', time '01:02:03',
              timestamp '2024-01-02 03:04:05.123456789',
              timestamp with time zone '2024-01-02 03:04:05+02:00', array['a', null, 'b"c'],
              'sad', json '{"a": 1}', interval '1 02:03:04' day to second, x'6869')""",
            "insert into item (id) values (1)");
    byte[] before = Files.readAllBytes(fixture.directory.resolve("old.mv.db"));
    SeedResult result = fixture.seed(source);
    assertThat(
            fixture.rows(
                "select id, flag, price, ratio, small, code, note, raw, uid, day, at, moment,"
                    + " instant, tags, mood, doc, span, convert_from(lo_get(lob), 'UTF8')"
                    + " from item order by id desc"))
        .containsExactly(
            "9223372036854775807|t|123456789.125|0.1|0.1|ab |a clob|\\x00ff"
                + "|01234567-89ab-cdef-0123-456789abcdef|2024-02-29|01:02:03"
                + "|2024-01-02 03:04:05.123457|2024-01-02 01:04:05+00|{a,NULL,\"b\\\"c\"}|sad"
                + "|{\"a\": 1}|1 day 02:03:04|hi",
            "1" + "|null".repeat(17));
    assertThat(result.notes())
        .containsExactly("1 time was finer than the columns hold and rounded.");
    assertThat(Files.readAllBytes(fixture.directory.resolve("old.mv.db"))).isEqualTo(before);
  }

  @Test
  void mixedNamesAndTablesOfTools() {
    fixture.here(
        """
        create table "Order Lines" (id int primary key, "lineText" text);
        create table app_user (id int primary key, first_name text)""");
    SourceAddress source =
        fixture.h2(
            "create table \"Order Lines\" (id int primary key, line_text varchar)",
            "insert into \"Order Lines\" values (1, 'x')",
            "create table \"appUser\" (\"Id\" int primary key, \"firstName\" varchar)",
            "insert into \"appUser\" values (1, 'Ann')",
            "create table DATABASECHANGELOG (id int)",
            "create table \"autogen_version\" (version_num varchar)");
    SeedResult result = fixture.seed(source);
    assertThat(result.plan().onlyInSource()).isEmpty();
    assertThat(fixture.rows("select * from \"Order Lines\"")).containsExactly("1|x");
    assertThat(fixture.rows("select * from app_user")).containsExactly("1|Ann");
  }

  @Test
  void pooledSequencesGoOnBehindTheBlock() {
    fixture.here(
        """
        create table post (id bigint primary key);
        create sequence post_seq increment by 50;
        create table tag (id bigint primary key);
        create sequence tag_seq increment by 50 start with 100000;
        create sequence nobody_knows_seq""");
    SourceAddress source =
        fixture.h2(
            "create table post (id bigint primary key)",
            "insert into post values (1), (137)",
            "create table tag (id bigint primary key)",
            "insert into tag values (5)");
    SeedResult result = fixture.seed(source);
    assertThat(result.sequences()).containsExactly(new SeedResult.MovedSequence("post_seq", 187));
    // Hibernate's pooled optimizer takes 138 to 187 from it.
    assertThat(fixture.rows("select nextval('post_seq'), nextval('tag_seq')"))
        .containsExactly("187|100000");
    assertThat(fixture.rows("select last_value from nobody_knows_seq")).containsExactly("1");
  }

  @Test
  void aPasswordThatIsWrongIsSaidAndNotShown() {
    fixture.here("create table t (id int)");
    SourceAddress right = fixture.h2("create table t (id int)");
    SourceAddress wrong = SourceAddress.of(right.url(), "sa", "wr0ng-s3cret");
    assertThat(fixture.refused(wrong))
        .hasMessageContainingAll("refuses sa", "--from-username", "AUTOGEN_FROM_PASSWORD")
        .hasMessageNotContaining("wr0ng-s3cret");
  }

  @Test
  void aDatabaseThatIsNotThereIsNotMade() {
    fixture.here("create table t (id int)");
    SourceAddress missing =
        SourceAddress.of("jdbc:h2:" + fixture.directory.resolve("missing"), "", "");
    assertThat(fixture.refused(missing)).hasMessageContaining("Cannot open the source jdbc:h2:");
    SourceAddress sqlite =
        SourceAddress.of("jdbc:sqlite:" + fixture.directory.resolve("missing.db"), "", "");
    assertThat(fixture.refused(sqlite)).hasMessageContaining("Cannot open the source jdbc:sqlite:");
    assertThat(fixture.directory).isEmptyDirectory();
  }
}
