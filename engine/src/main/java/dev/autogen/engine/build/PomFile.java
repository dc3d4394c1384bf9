package dev.autogen.engine.build;

import dev.autogen.revision.AutogenException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The text of a {@code pom.xml}, changed at one place and otherwise left as its owner wrote it. */
public final class PomFile {

  private static final String GROUP_ID = "dev.autogen";
  private static final String ARTIFACT_ID = "autogen-runtime";

  /** A comment, a CDATA section, an instruction, or a tag. */
  private static final Pattern MARKUP =
      Pattern.compile("(?s)<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<[^>]*>");

  private final String text;
  private Optional<String> groupId = Optional.empty();
  private boolean hasRuntime;

  /**
   * Reads a pom.
   *
   * @throws AutogenException if it is not XML
   */
  public PomFile(String text) {
    this.text = text;
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      Deque<String> path = new ArrayDeque<>();
      while (reader.hasNext()) {
        read(reader, path);
      }
    } catch (XMLStreamException e) {
      throw AutogenException.failed(
          "The pom.xml is not well-formed: line %d. Correct it first."
              .formatted(e.getLocation() == null ? 0 : e.getLocation().getLineNumber()),
          e);
    }
  }

  private void read(XMLStreamReader reader, Deque<String> path) throws XMLStreamException {
    switch (reader.next()) {
      case XMLStreamConstants.START_ELEMENT -> {
        path.addLast(reader.getLocalName());
      }
      case XMLStreamConstants.CHARACTERS -> {
        String at = String.join("/", path);
        if (at.equals("project/groupId")
            || at.equals("project/parent/groupId") && groupId.isEmpty()) {
          groupId = Optional.of(reader.getText().strip());
        }
        if (at.equals("project/dependencies/dependency/artifactId")
            && reader.getText().strip().equals(ARTIFACT_ID)) {
          hasRuntime = true;
        }
      }
      case XMLStreamConstants.END_ELEMENT -> {
        path.removeLast();
      }
      default -> {}
    }
  }

  /** Returns the group of the project, its own or its parent's. */
  public Optional<String> groupId() {
    return groupId;
  }

  /** Tells whether the project depends on autogen's runtime already. */
  public boolean hasRuntime() {
    return hasRuntime;
  }

  /** Returns the text with the dependency on autogen's runtime. */
  public String withRuntime(String version) {
    String unit = indentation();
    String dependency = dependency(unit, version);
    int start = dependenciesStart();
    if (start >= 0) {
      return text.substring(0, start) + "\n" + dependency.stripTrailing() + text.substring(start);
    }
    int projectEnd = text.lastIndexOf("</");
    return text.substring(0, projectEnd).stripTrailing()
        + "\n\n"
        + unit
        + "<dependencies>\n"
        + dependency
        + unit
        + "</dependencies>\n"
        + text.substring(projectEnd);
  }

  /**
   * Returns where the project's own list of dependencies begins, behind its tag; -1 if it has none.
   * The offsets of the JDK's stream reader are not to be relied on: they are off once its buffer
   * moved.
   */
  private int dependenciesStart() {
    Matcher markup = MARKUP.matcher(text);
    int depth = 0;
    while (markup.find()) {
      String tag = markup.group();
      if (tag.startsWith("<!") || tag.startsWith("<?") || tag.endsWith("/>")) {
        continue;
      }
      if (tag.startsWith("</")) {
        depth--;
      } else {
        depth++;
        if (depth == 2 && tag.matches("<dependencies\\s*>")) {
          return markup.end();
        }
      }
    }
    return -1;
  }

  /** Returns the element that makes a project depend on the runtime, as it stands in a pom. */
  public static String dependency(String unit, String version) {
    String outer = unit.repeat(2);
    String inner = unit.repeat(3);
    return outer
        + "<dependency>\n"
        + inner
        + "<groupId>"
        + GROUP_ID
        + "</groupId>\n"
        + inner
        + "<artifactId>"
        + ARTIFACT_ID
        + "</artifactId>\n"
        + inner
        + "<version>"
        + version
        + "</version>\n"
        + outer
        + "</dependency>\n";
  }

  /** What the file indents its first level with. */
  private String indentation() {
    return text.lines()
        .filter(line -> line.matches("[ \\t]+<[a-zA-Z].*"))
        .map(line -> line.replaceFirst("<.*$", ""))
        .findFirst()
        .orElse("  ");
  }
}
