package dev.autogen.codegen;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * How the classes of revisions are named: text with tokens in braces, such as {@code
 * R{yyyyMMdd_HHmmss}_{Message}}.
 *
 * <p>{@code {Message}} is the message in upper camel case, {@code {message}} in lower case with
 * underscores, {@code {id}} the id, {@code {epoch}} the seconds since 1970; anything else is a
 * pattern of {@link DateTimeFormatter}.
 */
public final class ClassNameTemplate {

  /** What a name may be made of at most: the file system takes 255 bytes, with the ending. */
  private static final int MOST_BYTES = 240;

  private static final String USUAL_TEXT = "R{yyyyMMdd_HHmmss}_{Message}";
  private static final Pattern PART = Pattern.compile("\\{([^{}]+)}|[^{}]+");

  /** What the source of every revision imports or inherits. */
  private static final Set<String> TAKEN =
      Set.of("Revision", "RevisionInfo", "Operations", "Override", "String", "Object");

  /** The template of names such as {@code R20261120_060211_AddedPublishedColumn}, in UTC. */
  public static final ClassNameTemplate USUAL =
      parse(USUAL_TEXT, ZoneOffset.UTC, ClassNames.LONGEST);

  private final String text;
  private final List<Part> parts;
  private final ZoneId zone;
  private final int longest;

  /** A piece of a name. */
  private record Part(Token token, String text, DateTimeFormatter format) {}

  private enum Token {
    TEXT,
    CAMEL_MESSAGE,
    SNAKE_MESSAGE,
    ID,
    EPOCH,
    TIME
  }

  private ClassNameTemplate(String text, List<Part> parts, ZoneId zone, int longest) {
    this.text = text;
    this.parts = List.copyOf(parts);
    this.zone = zone;
    this.longest = longest;
  }

  /**
   * Reads a template.
   *
   * @param zone the time zone of the times in names
   * @param longest how many characters of the message a name takes
   * @throws IllegalArgumentException with a sentence, if it has an unknown token, or can give no
   *     legal name
   */
  public static ClassNameTemplate parse(String text, ZoneId zone, int longest) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      parts.add(matcher.group(1) == null ? plain(matcher.group()) : token(matcher.group(1)));
      end = matcher.end();
    }
    if (end < text.length() || parts.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has braces that do not fit. Write tokens such as {Message}.".formatted(text));
    }
    ClassNameTemplate template = new ClassNameTemplate(text, parts, zone, longest);
    template.name(Instant.EPOCH, "0a1b2c3d4e5f", "some message");
    return template;
  }

  private static Part plain(String text) {
    return new Part(Token.TEXT, text, DateTimeFormatter.ISO_DATE);
  }

  private static Part token(String name) {
    Token token =
        switch (name) {
          case "Message" -> Token.CAMEL_MESSAGE;
          case "message" -> Token.SNAKE_MESSAGE;
          case "id" -> Token.ID;
          case "epoch" -> Token.EPOCH;
          default -> Token.TIME;
        };
    if (token != Token.TIME) {
      return new Part(token, name, DateTimeFormatter.ISO_DATE);
    }
    try {
      // 'u' is the year that has no era, as 'y' is meant.
      DateTimeFormatter format = DateTimeFormatter.ofPattern(name.replace('y', 'u'), Locale.ROOT);
      format.format(Instant.EPOCH.atZone(ZoneOffset.UTC));
      return new Part(token, name, format);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "{%s} is no token. There are {Message}, {message}, {id}, {epoch}, and patterns of dates such as {yyyyMMdd_HHmmss}."
              .formatted(name),
          e);
    }
  }

  /**
   * Returns the name of a revision's class.
   *
   * @param created when it was written
   * @param message what it is for: any text; where it is empty, an underscore before it goes too
   * @throws IllegalArgumentException with a sentence, if no class can have the name
   */
  public String name(Instant created, String id, String message) {
    StringBuilder name = new StringBuilder();
    for (Part part : parts) {
      String piece = piece(part, created, id, message);
      boolean bare = piece.isEmpty() && name.length() > 0 && name.charAt(name.length() - 1) == '_';
      if (bare) {
        name.setLength(name.length() - 1);
      }
      name.append(piece);
    }
    requireLegal(name.toString());
    return name.toString();
  }

  private String piece(Part part, Instant created, String id, String message) {
    return switch (part.token()) {
      case TEXT -> part.text();
      case CAMEL_MESSAGE -> ClassNames.upperCamel(message, longest);
      case SNAKE_MESSAGE -> ClassNames.snake(message, longest);
      case ID -> id;
      case EPOCH -> Long.toString(created.getEpochSecond());
      case TIME -> part.format().format(created.atZone(zone));
    };
  }

  private void requireLegal(String name) {
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      throw new IllegalArgumentException(
          "'%s' makes '%s', which no class can be called. Begin it with a letter, and use letters, digits and underscores."
              .formatted(text, name));
    }
    if (TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' makes '%s', a name that revision classes use. Put a letter or a date before it."
              .formatted(text, name));
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "'%s' makes a name of more than %d bytes, too long for a file. Shorten it, or the message."
              .formatted(text, MOST_BYTES));
    }
  }

  /** Tells whether a name has the time in it, so that a later one is another. */
  public boolean hasTime() {
    return parts.stream()
        .anyMatch(part -> part.token() == Token.TIME || part.token() == Token.EPOCH);
  }

  @Override
  public String toString() {
    return text;
  }
}
