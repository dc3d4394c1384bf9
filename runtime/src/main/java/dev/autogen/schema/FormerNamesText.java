package dev.autogen.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of {@link TargetMetadata#formerNames}: {@code formerly com.example.Post#content: "body"
 * "text"}.
 */
final class FormerNamesText {

  static final String KEYWORD = "formerly ";

  private static final Pattern LINE =
      Pattern.compile("formerly (\\S+):((?: \"(?:[^\"\\p{Cntrl}]|\"\")+\")+)");
  private static final Pattern NAME = Pattern.compile("\"((?:[^\"\\p{Cntrl}]|\"\")+)\"");

  private FormerNamesText() {}

  static Map<String, List<String>> checked(Map<String, List<String>> formerNames) {
    SortedMap<String, List<String>> checked = new TreeMap<>();
    formerNames.forEach(
        (origin, names) -> {
          if (names.isEmpty() || !LINE.matcher(line(origin, names)).matches()) {
            throw new IllegalArgumentException(
                "The former names of " + origin + " cannot be written in one line");
          }
          checked.put(origin, List.copyOf(names));
        });
    return Collections.unmodifiableMap(checked);
  }

  static String print(Map<String, List<String>> formerNames) {
    StringBuilder text = new StringBuilder();
    formerNames.forEach((origin, names) -> text.append(line(origin, names)).append('\n'));
    return text.toString();
  }

  private static String line(String origin, List<String> names) {
    StringBuilder line = new StringBuilder(KEYWORD).append(origin).append(':');
    names.forEach(name -> line.append(" \"").append(name.replace("\"", "\"\"")).append('"'));
    return line.toString();
  }

  /** Reads the lines, given by their number. */
  static Map<String, List<String>> parse(SortedMap<Integer, String> lines) {
    Map<String, List<String>> formerNames = new TreeMap<>();
    lines.forEach(
        (number, line) -> {
          Matcher parts = LINE.matcher(line);
          if (!parts.matches()) {
            throw SchemaText.atLine(
                number,
                new IllegalArgumentException(
                    "Expected 'formerly Class#property: \"name\"', but there is '" + line + "'"));
          }
          List<String> names = new ArrayList<>();
          Matcher name = NAME.matcher(parts.group(2));
          while (name.find()) {
            names.add(name.group(1).replace("\"\"", "\""));
          }
          formerNames.put(parts.group(1), names);
        });
    return formerNames;
  }
}
