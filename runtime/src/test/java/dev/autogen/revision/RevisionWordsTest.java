package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Irreversible;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionWordsTest implements Words {

  @Test
  void theWordForATypeIsTheTypeThatSqlNames() {
    assertThat(
            List.of(
                varchar(255),
                varchar(),
                chars(1),
                text(),
                bool(),
                smallint(),
                integer(),
                bigint(),
                numeric(),
                numeric(10),
                numeric(38, 2),
                numeric(38, 0),
                real(),
                doublePrecision(),
                date(),
                time(),
                time(6),
                timetz(),
                timetz(0),
                timestamp(),
                timestamp(3),
                timestamptz(),
                timestamptz(6),
                interval(),
                bytea(),
                uuid(),
                json(),
                jsonb(),
                oid(),
                array(text()),
                array(varchar(10))))
        .containsExactly(
            SqlType.parse("character varying(255)"),
            SqlType.parse("varchar"),
            SqlType.parse("char(1)"),
            SqlType.parse("text"),
            SqlType.parse("bool"),
            SqlType.parse("int2"),
            SqlType.parse("int"),
            SqlType.parse("int8"),
            SqlType.parse("decimal"),
            SqlType.parse("decimal(10)"),
            SqlType.parse("numeric(38, 2)"),
            SqlType.parse("numeric(38)"),
            SqlType.parse("float4"),
            SqlType.parse("double precision"),
            SqlType.parse("date"),
            SqlType.parse("time"),
            SqlType.parse("time(6) without time zone"),
            SqlType.parse("time with time zone"),
            SqlType.parse("time(0) with time zone"),
            SqlType.parse("timestamp"),
            SqlType.parse("timestamp(3)"),
            SqlType.parse("timestamp with time zone"),
            SqlType.parse("timestamp(6) with time zone"),
            SqlType.parse("interval"),
            SqlType.parse("bytea"),
            SqlType.parse("uuid"),
            SqlType.parse("json"),
            SqlType.parse("jsonb"),
            SqlType.parse("oid"),
            SqlType.parse("text[]"),
            SqlType.parse("varchar(10)[]"));
  }

  @Test
  void otherTypesAreWrittenAsSql() {
    assertThat(type("inet")).isEqualTo(SqlType.of("inet"));
    assertThat(type("app.\"Mood\"")).isEqualTo(SqlType.named(QualifiedName.of("app", "Mood")));
  }

  @Test
  void enumTypesAreNamedExactly() {
    assertThat(enumType("Mood")).isEqualTo(SqlType.named(QualifiedName.of("Mood")));
    assertThat(enumType("app", "mood")).isEqualTo(SqlType.named(QualifiedName.of("app", "mood")));
  }

  @Test
  void aMissingDowngradeIsIrreversible() {
    assertThat(Operations.record(this::downgrade))
        .containsExactly(new Irreversible("RevisionWordsTest has no downgrade"));
  }
}
