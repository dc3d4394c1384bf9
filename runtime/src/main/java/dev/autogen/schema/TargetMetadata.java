package dev.autogen.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the entities of an application ask for, as the scanner hands it over.
 *
 * <p>Its text is that of a schema with header lines {@code # key: value} and, behind a fact, {@code
 * --} and where it comes from:
 *
 * <pre>
 * autogen model 1
 * # hibernate: 7.4.6
 * column posts.published boolean not null -- com.example.blog.Post#published
 * formerly com.example.blog.Post#published: "visible"
 * </pre>
 *
 * @param header facts about the scan itself, in order: {@code hibernate}, {@code
 *     physical-naming-strategy}, {@code implicit-naming-strategy}, {@code server-version}, {@code
 *     entities} (how many)
 * @param schema what the entities ask for
 * @param origins where a fact comes from, such as {@code com.example.blog.Post#published}; not
 *     every fact has an origin
 * @param formerNames what classes, properties and constants of enums were called before, by what
 *     they are called in {@code origins}; a constant by its property, {@code
 *     com.example.blog.Post#state.DRAFT}
 */
public record TargetMetadata(
    Map<String, String> header,
    Schema schema,
    Map<ObjectId, String> origins,
    Map<String, List<String>> formerNames) {

  /** The key of the header for what tables have besides what the schema says of them, as SQL. */
  public static final String OPTIONS_NOT_READ = "options-not-read";

  public TargetMetadata {
    header = ModelText.checkedHeader(header);
    origins = ModelText.checkedOrigins(origins, schema::contains);
    formerNames = FormerNamesText.checked(formerNames);
  }

  /** Metadata in which nothing had another name before. */
  public TargetMetadata(Map<String, String> header, Schema schema, Map<ObjectId, String> origins) {
    this(header, schema, origins, Map.of());
  }

  /** Returns the same, with these former names. */
  public TargetMetadata withFormerNames(Map<String, List<String>> names) {
    return new TargetMetadata(header, schema, origins, names);
  }

  /** Returns the text, every line of which ends with a line feed. */
  public String print() {
    StringBuilder text = new StringBuilder(ModelText.header(header));
    for (SchemaObject object : SchemaText.inOrder(schema.objects())) {
      text.append(ModelText.fact(object, origins)).append('\n');
    }
    return text.append(FormerNamesText.print(formerNames)).toString();
  }

  /**
   * Reads what {@link #print} wrote.
   *
   * @throws IllegalArgumentException if it is not such a text; the message names the line
   */
  public static TargetMetadata parse(String text) {
    ModelText.Lines lines = ModelText.read(text, "");
    Schema.Builder schema = Schema.EMPTY.toBuilder();
    Map<ObjectId, String> origins = new LinkedHashMap<>();
    lines.forEachFact(
        fact -> {
          schema.add(fact.object());
          fact.addOrigin(origins);
        });
    return new TargetMetadata(
        lines.header(), schema.build(), origins, FormerNamesText.parse(lines.formerNames()));
  }
}
