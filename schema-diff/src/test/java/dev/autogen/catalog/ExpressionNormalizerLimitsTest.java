package dev.autogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaText;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What normalizing must not do, and what it says where it cannot be done. */
class ExpressionNormalizerLimitsTest {

  private static final CatalogScope SCOPE = CatalogScope.currentSchema();

  private static TestDatabase database;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @BeforeEach
  void emptyDatabase() {
    database.execute(
        "drop schema public cascade; create schema public;"
            + " grant usage on schema public to public");
  }

  private static Schema schema(String facts) {
    return SchemaText.parse(SchemaText.HEADER + "\n" + facts);
  }

  private NormalizedSchemas normalize(String... facts) throws SQLException {
    try (Connection connection = database.connect()) {
      return ExpressionNormalizer.of(connection, SCOPE)
          .normalize(List.of(facts).stream().map(ExpressionNormalizerLimitsTest::schema).toList());
    }
  }

  @Test
  void namesWhatDoesNotParseAndGoesOn() throws SQLException {
    database.execute("create table victim (id int)");
    QualifiedName t = QualifiedName.of("t");
    Schema given =
        schema(
                """
                table t
                column t.a integer default 1
                column t.b nosuchtype default 'x'
                column t.c integer default missing()
                column t.d integer default (select 1)
                column t.e regclass default 'two words'::regclass
                """)
            .toBuilder()
            .add(CheckConstraint.of(t, "c1", "a >"))
            .add(CheckConstraint.of(t, "c2", "a > 0); drop table victim; --"))
            .add(CheckConstraint.of(t, "c3", "a > 'unclosed"))
            .add(CheckConstraint.of(t, "c4", "a > 0 and true -- fine"))
            .add(CheckConstraint.of(t, "c5", "b = 'x' and a > 2"))
            .add(CheckConstraint.of(t, "c6", "zzz > 2"))
            .build();

    NormalizedSchemas normalized;
    try (Connection connection = database.connect()) {
      normalized =
          ExpressionNormalizer.of(connection, SCOPE)
              .normalize(
                  given, schema("table t\ncolumn t.a integer\ncheck t.c4 (((a > 0) and true))"));
    }

    assertThat(normalized.failures())
        .extracting(NormalizationFailure::toString)
        .containsExactly(
            "column t.b ('x'): type \"nosuchtype\" does not exist",
            "column t.c (missing()): function missing() does not exist",
            "column t.d ((select 1)): cannot use subquery in DEFAULT expression",
            "column t.e ('two words'::regclass): invalid name syntax",
            "check constraint t.c1 (a >): syntax error at or near \")\"",
            "check constraint t.c2 (a > 0); drop table victim; --): its quotes or parentheses are"
                + " not balanced, or it is more than one expression",
            "check constraint t.c3 (a > 'unclosed): its quotes or parentheses are not balanced, or"
                + " it is more than one expression",
            "check constraint t.c5 (b = 'x' and a > 2): type \"nosuchtype\" does not exist",
            "check constraint t.c6 (zzz > 2): column \"zzz\" does not exist");
    assertThat(SchemaEquivalence.differences(normalized.schema(0), normalized.schema(1)))
        .noneMatch(line -> line.contains("c4"));
  }

  @Test
  void changesNothing() throws SQLException {
    database.execute("create sequence s; create table t (id bigint default nextval('s'))");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local search_path to public, pg_temp");
      statement.execute("create temporary table mine (id int)");
      Schema live = CatalogReader.read(connection, SCOPE).schema();

      ExpressionNormalizer.of(connection, SCOPE)
          .normalize(live, schema("table t\ncolumn t.id bigint default nextval('s') + 1\n"));

      try (ResultSet result =
          statement.executeQuery(
              """
              select current_setting('search_path'), (select is_called from s),
                (select string_agg(relname, ',') from pg_class
                  where relnamespace = pg_my_temp_schema() and relkind = 'r'),
                to_regproc('pg_temp.autogen_stable_text')
              """)) {
        result.next();
        assertThat(result.getString(1)).isEqualTo("public, pg_temp");
        assertThat(result.getBoolean(2)).isFalse();
        assertThat(result.getString(3)).isEqualTo("mine");
        assertThat(result.getString(4)).isNull();
      }
      connection.rollback();
    }
  }

  @Test
  void takesAConstantNumberOfStatements() throws SQLException {
    StringBuilder some = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      some.append("table t%d\ncolumn t%d.a varchar(%d) default 'x'\n".formatted(i, i, i + 1));
      others.append(
          "table t%d\ncolumn t%d.a varchar(%d) default ('x')::varchar\n".formatted(i, i, i + 1));
      some.append("check t%d.c (a in ('x', 'y'))\n".formatted(i));
      others.append("check t%d.c (a = 'x' or a = 'y')\n".formatted(i));
    }
    try (Connection connection = database.connect()) {
      CountingConnection counting = new CountingConnection(connection);
      ExpressionNormalizer.of(counting.connection(), SCOPE)
          .normalize(schema(some.toString()), schema(others.toString()));

      assertThat(counting.executed()).hasSize(6);
    }
  }

  @Test
  void couldNotTellWhereTemporaryObjectsAreForbidden() throws SQLException {
    Schema one = schema("table t\ncolumn t.a integer default 1\n");
    Schema other = schema("table t\ncolumn t.a integer default 2\n");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set default_transaction_read_only to on");

      NormalizedSchemas normalized =
          ExpressionNormalizer.of(connection, SCOPE).normalize(one, other);

      assertThat(normalized.schemas()).containsExactly(one, other);
      assertThat(normalized.failures())
          .hasSize(2)
          .allSatisfy(
              failure -> {
                assertThat(failure.object()).isEqualTo(ObjectId.column(QualifiedName.of("t"), "a"));
                assertThat(failure.reason()).isEqualTo(NormalizationFailure.Reason.COULD_NOT_TELL);
                assertThat(failure.message()).contains("read-only transaction");
              });

      statement.execute("set default_transaction_read_only to off");
      String role = "autogen_reader_" + database.name();
      statement.execute("create role " + role);
      statement.execute("revoke temporary on database " + database.name() + " from public");
      statement.execute("set role " + role);
      assertThat(ExpressionNormalizer.of(connection, SCOPE).normalize(one, other).failures())
          .first()
          .asString()
          .contains("could not tell")
          .contains("permission denied to create temporary tables");
      statement.execute("reset role");
      statement.execute("drop role " + role);
    }
  }

  @Test
  void doesNotAskForWhatHasOneText() throws SQLException {
    String facts =
        """
        table t
        column t.a nosuchtype default 'x'
        check t.c (a ! nonsense)
        """;
    NormalizedSchemas normalized =
        normalize(facts, facts, "table other\ncheck other.c (nonsense)\n");

    assertThat(normalized.failures()).isEmpty();
    assertThat(normalized.schema(0)).isEqualTo(schema(facts));
  }
}
