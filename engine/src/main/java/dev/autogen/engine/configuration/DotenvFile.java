package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file such as {@code .env}: lines of {@code KEY=VALUE}, as dotenv files commonly have them.
 *
 * <p>Between single quotes a value is what it is; between double quotes {@code \n}, {@code \r},
 * {@code \t}, {@code \"}, {@code \$} and {@code \\} stand for characters; both may go over several
 * lines. Without quotes it ends at a {@code #} after a blank. Nothing in it is replaced.
 */
final class DotenvFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A line up to its value. */
  private static final Pattern KEY =
      Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][\\w.-]*)[ \\t]*=[ \\t]*");

  private static final Pattern NOTHING = Pattern.compile("[ \\t]*(#[^\\n]*)?(\\n|\\z)");

  private static final Pattern PLAIN = Pattern.compile("([^\\n]*?)(?:[ \\t]+#[^\\n]*)?(\\n|\\z)");

  private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt\"$\\\\])");

  private final String name;
  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int position;

  private DotenvFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * Returns the values of a file in its order; none if it is not there.
   *
   * @throws AutogenException of kind USAGE with the number of a line that is something else
   */
  static Map<String, String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    String name = file.getFileName().toString();
    try {
      return parse(name, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw AutogenException.usage(
          "%s cannot be read. Make it readable, and write it in UTF-8.".formatted(name));
    }
  }

  /**
   * Returns the values in a text.
   *
   * @param name what messages call it
   */
  static Map<String, String> parse(String name, String text) {
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    DotenvFile file = new DotenvFile(name, plain.replace("\r\n", "\n"));
    while (file.position < file.text.length()) {
      file.readLine();
    }
    return file.values;
  }

  private void readLine() {
    if (skip(NOTHING)) {
      return;
    }
    int line = line();
    Matcher key = at(KEY);
    if (!key.lookingAt()) {
      throw wrong(line, "is not KEY=VALUE. Write it so, or begin it with #");
    }
    position = key.end();
    char quote = position < text.length() ? text.charAt(position) : '\n';
    values.put(key.group(1), quote == '\'' || quote == '"' ? quoted(quote, line) : plain());
  }

  private String plain() {
    // A comment may follow at once, where the value is empty.
    if (position > 0 && text.charAt(position - 1) != '=' && skip(NOTHING)) {
      return "";
    }
    Matcher value = at(PLAIN);
    value.lookingAt();
    position = value.end();
    return value.group(1).strip();
  }

  private String quoted(char quote, int line) {
    int end = position + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += quote == '"' && text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      throw wrong(
          line,
          "has a quote %s that is not closed. Close it, or put the value in ".formatted(quote)
              + (quote == '"' ? "single quotes" : "double quotes"));
    }
    String value = text.substring(position + 1, end);
    position = end + 1;
    if (!skip(NOTHING)) {
      throw wrong(line(), "goes on after the closing quote. Put all of the value between quotes");
    }
    return quote == '"' ? unescaped(value) : value;
  }

  private static String unescaped(String value) {
    return ESCAPE
        .matcher(value)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      case "t" -> "\t";
                      default -> escape.group(1);
                    }));
  }

  private boolean skip(Pattern pattern) {
    Matcher matcher = at(pattern);
    if (!matcher.lookingAt()) {
      return false;
    }
    position = matcher.end();
    return true;
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(text).region(position, text.length());
  }

  private int line() {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  /** The line itself may hold a secret. */
  private AutogenException wrong(int line, String problem) {
    return AutogenException.usage("Line %d of %s %s.".formatted(line, name, problem));
  }
}
