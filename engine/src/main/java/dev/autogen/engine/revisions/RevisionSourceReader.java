package dev.autogen.engine.revisions;

import dev.autogen.engine.files.FileProblem;
import dev.autogen.engine.revisions.JavaTokens.Kind;
import dev.autogen.engine.revisions.JavaTokens.Malformed;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code @RevisionInfo} from a source file, no further than the class that has it: listing
 * revisions needs neither a compiler nor a class path, and does not stop at a class that does not
 * compile.
 */
public final class RevisionSourceReader {

  private static final String ANNOTATION = RevisionInfo.class.getSimpleName();
  private static final List<String> CONFLICT_MARKERS = List.of("<<<<<<<", "=======", ">>>>>>>");
  private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

  private final Path file;
  private final JavaTokens tokens;
  private String packageName = "";
  private boolean otherAnnotation;
  private RevisionHeader header;

  private RevisionSourceReader(Path file, String text) {
    this.file = file;
    this.tokens = new JavaTokens(text);
  }

  /**
   * Returns the revision in a source file; empty if no class of it has the annotation.
   *
   * @throws UnreadableHeader if the file or the annotation cannot be read or has no id, what it
   *     says cannot be, or another class of the file has one too
   */
  public static Optional<RevisionSource> read(Path file) throws UnreadableHeader {
    String text = text(file);
    if (!text.contains(ANNOTATION) && !text.contains("\\u")) {
      return Optional.empty();
    }
    try {
      return new RevisionSourceReader(file, text).revision();
    } catch (Malformed e) {
      throw new UnreadableHeader(
          "The @RevisionInfo of %s cannot be read: %s.".formatted(file, e.getMessage()));
    }
  }

  /** Bytes that are no UTF-8 may stand in the class; that is for the compiler to report. */
  private static String text(Path file) throws UnreadableHeader {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnreadableHeader("Cannot read %s: %s.".formatted(file, FileProblem.of(e)));
    }
  }

  private Optional<RevisionSource> revision() throws Malformed, UnreadableHeader {
    tokens.next();
    while (tokens.kind() != Kind.END) {
      if (tokens.is('@')) {
        readAnnotation();
      } else if (tokens.is("package")) {
        tokens.next();
        packageName = qualifiedName();
      } else if (tokens.is("import")) {
        readImport();
      } else if (tokens.kind() == Kind.WORD && TYPES.contains(tokens.text())) {
        tokens.next();
        if (header != null) {
          RevisionSource source = new RevisionSource(file, className(), header);
          refuseMoreThan(source);
          return Optional.of(source);
        }
        refuseAnnotationWithin();
      } else {
        tokens.next();
      }
    }
    if (header != null) {
      throw new Malformed("no class follows it");
    }
    return Optional.empty();
  }

  /** One file is one revision: its {@code .model} file has its name. */
  private void refuseMoreThan(RevisionSource source) throws UnreadableHeader {
    try {
      while (tokens.mentionsLater(ANNOTATION) && tokens.kind() != Kind.END) {
        if (!tokens.is('@')) {
          tokens.next();
        } else if (isOurAnnotation()) {
          throw new UnreadableHeader(
              "%s has a second @RevisionInfo. Move that class into a file of its own."
                  .formatted(file),
              source);
        }
      }
    } catch (Malformed notJava) {
      // What is wrong behind the header is for the compiler to report.
    }
  }

  private boolean isOurAnnotation() throws Malformed {
    tokens.next();
    return !tokens.is("interface") && isOurs(annotationName());
  }

  private boolean isOurs(String annotation) {
    return annotation.equals(fullName()) || annotation.equals(ANNOTATION) && !otherAnnotation;
  }

  private String className() throws Malformed {
    if (tokens.kind() != Kind.WORD) {
      throw new Malformed("its class has no name");
    }
    return packageName.isEmpty() ? tokens.text() : packageName + "." + tokens.text();
  }

  /** Another annotation of that name may be imported. */
  private void readImport() throws Malformed {
    tokens.next();
    String name = qualifiedName();
    otherAnnotation |= name.endsWith("." + ANNOTATION) && !name.equals(fullName());
  }

  private static String fullName() {
    return RevisionInfo.class.getName();
  }

  private String qualifiedName() throws Malformed {
    StringBuilder name = new StringBuilder();
    while (tokens.kind() == Kind.WORD || tokens.is('.')) {
      name.append(tokens.text());
      tokens.next();
    }
    return name.toString();
  }

  private void readAnnotation() throws Malformed, UnreadableHeader {
    tokens.next();
    if (tokens.is("interface")) {
      return;
    }
    if (isOurs(annotationName())) {
      header = header(tokens.is('(') ? arguments() : Map.of());
    } else if (tokens.is('(')) {
      skipBalanced();
    }
  }

  /** The modifier that follows an annotation without arguments is no part of its name. */
  private String annotationName() throws Malformed {
    StringBuilder name = new StringBuilder(tokens.text());
    tokens.next();
    while (tokens.is('.')) {
      tokens.next();
      name.append('.').append(tokens.text());
      tokens.next();
    }
    return name.toString();
  }

  private Map<String, List<String>> arguments() throws Malformed, UnreadableHeader {
    Map<String, List<String>> values = new HashMap<>();
    tokens.next();
    while (!tokens.is(')')) {
      String name = tokens.text();
      if (tokens.kind() != Kind.WORD) {
        throw unexpected();
      }
      tokens.next();
      if (!tokens.is('=')) {
        throw unexpected();
      }
      tokens.next();
      values.put(name, texts());
      if (tokens.is(',')) {
        tokens.next();
      } else if (!tokens.is(')')) {
        throw unexpected();
      }
    }
    tokens.next();
    return values;
  }

  private List<String> texts() throws Malformed, UnreadableHeader {
    if (!tokens.is('{')) {
      return List.of(text());
    }
    List<String> texts = new ArrayList<>();
    tokens.next();
    while (!tokens.is('}')) {
      texts.add(text());
      if (tokens.is(',')) {
        tokens.next();
      } else if (!tokens.is('}')) {
        throw unexpected();
      }
    }
    tokens.next();
    return texts;
  }

  /** A sum of literals. */
  private String text() throws Malformed, UnreadableHeader {
    int start = tokens.start();
    StringBuilder text = new StringBuilder();
    while (true) {
      text.append(literal(start));
      if (!tokens.is('+')) {
        break;
      }
      tokens.next();
    }
    if (!tokens.is(',') && !tokens.is(')') && !tokens.is('}')) {
      throw noLiteral(start);
    }
    return text.toString();
  }

  private String literal(int start) throws Malformed, UnreadableHeader {
    if (tokens.is('(')) {
      tokens.next();
      String text = text();
      if (!tokens.is(')')) {
        throw unexpected();
      }
      tokens.next();
      return text;
    }
    boolean literal =
        switch (tokens.kind()) {
          case STRING, CHARACTER, NUMBER -> true;
          case WORD -> tokens.is("true") || tokens.is("false");
          case SYMBOL, END -> false;
        };
    if (tokens.kind() == Kind.WORD && !literal) {
      throw noLiteral(start);
    }
    if (!literal) {
      throw unexpected();
    }
    String value = tokens.value();
    tokens.next();
    return value;
  }

  private UnreadableHeader noLiteral(int start) throws Malformed {
    int depth = 0;
    while (depth > 0 || !tokens.is(',') && !tokens.is(')') && !tokens.is('}')) {
      if (tokens.kind() == Kind.END) {
        throw unexpected();
      }
      depth += tokens.is('(') ? 1 : tokens.is(')') ? -1 : 0;
      tokens.next();
    }
    return new UnreadableHeader(
        "The @RevisionInfo of %s must be written with literals, but has %s."
            .formatted(file, tokens.between(start)));
  }

  private Malformed unexpected() {
    if (tokens.kind() == Kind.END) {
      return new Malformed("the file ends within it");
    }
    boolean conflict = CONFLICT_MARKERS.stream().anyMatch(tokens::startsWith);
    return new Malformed(
        conflict
            ? "line %d is a conflict of a merge".formatted(tokens.line())
            : "'%s' in line %d is not expected".formatted(tokens.text(), tokens.line()));
  }

  private RevisionHeader header(Map<String, List<String>> values) throws UnreadableHeader {
    String id = first(values, "id");
    if (id.isEmpty()) {
      throw new UnreadableHeader(
          "The @RevisionInfo of %s has no id. Give it one, such as id = \"ae1027a6acf0\"."
              .formatted(file));
    }
    try {
      return new RevisionHeader(
          id,
          values.getOrDefault("revises", List.of()),
          first(values, "message"),
          first(values, "created"),
          Boolean.parseBoolean(first(values, "baseline")),
          values.getOrDefault("branchLabels", List.of()),
          values.getOrDefault("dependsOn", List.of()));
    } catch (AutogenException e) {
      throw new UnreadableHeader("%s: %s".formatted(file, e.getMessage()));
    }
  }

  private static String first(Map<String, List<String>> values, String key) {
    return values.getOrDefault(key, List.of("")).stream().findFirst().orElse("");
  }

  /**
   * Goes on behind a type that is no revision: its header, with parentheses, and its body, where no
   * revision is looked for.
   */
  private void refuseAnnotationWithin() throws Malformed, UnreadableHeader {
    while (!tokens.is('{') && tokens.kind() != Kind.END) {
      if (tokens.is('(')) {
        skipBalanced();
      } else {
        tokens.next();
      }
    }
    int depth = 0;
    while (tokens.kind() != Kind.END) {
      if (tokens.is('@')) {
        if (isOurAnnotation()) {
          throw new UnreadableHeader(
              "%s has @RevisionInfo on a class within another. Move that class into a file of its own."
                  .formatted(file));
        }
        continue;
      }
      depth += tokens.is('{') ? 1 : tokens.is('}') ? -1 : 0;
      tokens.next();
      if (depth == 0) {
        return;
      }
    }
  }

  private void skipBalanced() throws Malformed {
    int depth = 0;
    while (tokens.kind() != Kind.END) {
      depth += tokens.is('(') || tokens.is('{') ? 1 : tokens.is(')') || tokens.is('}') ? -1 : 0;
      tokens.next();
      if (depth == 0) {
        return;
      }
    }
  }
}
