package dev.autogen.cli.cases;

import dev.autogen.scanner.ddl.ScriptReader;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SqlScript;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that is written as DDL, such as Hibernate writes: read by the same reader, and made by
 * PostgreSQL itself.
 *
 * @param sql the script
 */
public record DdlModel(String sql) implements SchemaModel {

  private static final Pattern COMMENT =
      Pattern.compile(
          "comment on (table|column) (?:(\\w+)\\.)?(\\w+)(?:\\.(\\w+))? is '((?:[^']|'')*)'",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  @Override
  public TargetMetadata metadata(int major) {
    ScriptReader reader = new ScriptReader(SchemaName.of("public"));
    SqlScript.split(sql).forEach(statement -> read(statement.strip(), reader));
    Map<String, String> header = Map.of("hibernate", "none", "entities", "1");
    return new TargetMetadata(header, reader.schema(), Map.of());
  }

  private static void read(String statement, ScriptReader reader) {
    String words = statement.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (words.startsWith("create schema ")) {
      return; // Its tables name it.
    } else if (words.startsWith("create table ")) {
      reader.createTable(statement);
    } else if (words.matches("create (unique )?index .*")) {
      reader.createIndex(statement);
    } else if (words.startsWith("create sequence ")) {
      reader.createSequence(statement);
    } else if (words.matches("alter table .* foreign key.*")) {
      reader.addForeignKey(statement);
    } else if (reader.isExclusion(statement)) {
      reader.addExclusion(statement);
    } else if (words.startsWith("comment on ")) {
      comment(statement, reader);
    } else if (ScriptReader.isTypeOrCast(statement)) {
      reader.createTypeOrCast(statement);
    } else {
      reader.keep(List.of(statement), List.of(drop(words)));
    }
  }

  private static String drop(String words) {
    Matcher created =
        Pattern.compile("create (?:or replace )?(view|function|extension|domain) (\\S+).*")
            .matcher(words);
    if (!created.matches()) {
      throw new IllegalArgumentException("A model of a case cannot hold: " + words);
    }
    return "drop " + created.group(1) + " " + created.group(2).replaceFirst("\\(.*", "");
  }

  private static void comment(String statement, ScriptReader reader) {
    Matcher parts = COMMENT.matcher(statement);
    if (!parts.matches()) {
      throw new IllegalArgumentException("A model of a case cannot hold: " + statement);
    }
    String text = parts.group(5).replace("''", "'");
    if (parts.group(1).equalsIgnoreCase("table")) {
      reader.commentOnTable(QualifiedName.of(parts.group(3)), text);
    } else {
      String table = parts.group(4) == null ? parts.group(2) : parts.group(3);
      String column = parts.group(4) == null ? parts.group(3) : parts.group(4);
      reader.commentOnColumn(QualifiedName.of(table), column, text);
    }
  }

  @Override
  public void createIn(TestDatabase database) {
    if (!sql.isBlank()) {
      database.execute(sql);
    }
  }
}
