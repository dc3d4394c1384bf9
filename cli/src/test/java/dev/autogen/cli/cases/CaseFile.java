package dev.autogen.cli.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cases as text: a line {@code == ID title}, then sections that begin with their name in brackets.
 *
 * <pre>
 * == Y01 varchar(50) to varchar(100)
 * [before]
 * create table t (id integer primary key, x varchar(50));
 * [rows]
 * insert into t values (1, 'a');
 * [after]
 * create table t (id integer primary key, x varchar(100));
 * [expect]
 * alter_type t.x
 * </pre>
 *
 * <p>{@code [before]} and {@code [after]} hold DDL, {@code [before java]} and {@code [after java]}
 * entities; {@code [after] same} is the model before; a model that is not given has no tables.
 * {@code [database]} is SQL that somebody ran by hand. {@code [flags]} are options of {@code
 * revision}, one a line; {@code [loses]} names the tables and columns that may lose something.
 * {@code [question]} lists parts of what {@code revision} asks when it is given no flags. {@code
 * [refused]} lists parts of what {@code upgrade} says instead of running. {@code [settings]} are
 * Hibernate's, {@code [configuration]} keys of {@code autogen.properties} from then on. {@code
 * [servers]} and {@code [hibernate]} limit where a case makes sense. {@code [result]} is SQL that
 * makes the catalog that is wanted, where that is not the model's. {@code [wrong]} says why a case
 * is not right yet: on the day it is, the test asks for that to go. {@code [note]} is for readers.
 */
final class CaseFile {

  private static final Set<String> SECTIONS =
      Set.of(
          "before",
          "before java",
          "after",
          "after java",
          "rows",
          "database",
          "flags",
          "loses",
          "expect",
          "question",
          "refused",
          "settings",
          "configuration",
          "servers",
          "hibernate",
          "result",
          "wrong",
          "note");

  private CaseFile() {}

  /** Reads all files of a directory, in the order of their names. */
  static List<Case> readAll(Path directory) {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cases")).sorted().toList()) {
        cases.addAll(read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static List<Case> read(Path file) throws IOException {
    String group = file.getFileName().toString().replaceFirst("\\.cases$", "");
    List<Case> cases = new ArrayList<>();
    String[] texts = Files.readString(file).split("(?m)^== ");
    for (String text : List.of(texts).subList(1, texts.length)) {
      String[] headAndBody = text.split("\n", 2);
      String[] idAndTitle = headAndBody[0].strip().split(" ", 2);
      Map<String, String> sections = sections(file + " " + idAndTitle[0], headAndBody[1]);
      cases.add(new Case(group, idAndTitle[0], idAndTitle[1], sections));
    }
    return cases;
  }

  private static Map<String, String> sections(String where, String body) {
    Map<String, String> sections = new LinkedHashMap<>();
    String name = "";
    StringBuilder text = new StringBuilder();
    for (String line : (body + "\n[end]").lines().toList()) {
      if (line.matches("\\[[a-z ]+\\].*")) {
        if (!name.isEmpty() && sections.put(name, text.toString()) != null) {
          throw new IllegalArgumentException("%s has two sections [%s]".formatted(where, name));
        }
        name = line.substring(1, line.indexOf(']'));
        if (!name.equals("end") && !SECTIONS.contains(name)) {
          throw new IllegalArgumentException("%s: there is no section [%s]".formatted(where, name));
        }
        text.setLength(0);
        text.append(line.substring(line.indexOf(']') + 1).strip()).append('\n');
      } else if (name.isEmpty() && !line.isBlank()) {
        throw new IllegalArgumentException("%s: '%s' is in no section".formatted(where, line));
      } else {
        text.append(line).append('\n');
      }
    }
    return sections;
  }
}
