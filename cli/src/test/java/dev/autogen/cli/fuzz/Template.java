package dev.autogen.cli.fuzz;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands the text of a variant for a feature. A line is a member of the entity's class, or what
 * the word before its colon says: {@code class}, an annotation of the class; {@code type}, another
 * type; {@code index}, {@code unique}, {@code check}, {@code comment}, {@code options}, what
 * {@code @Table} holds.
 *
 * <p>{@code ‹…›} is a Java string in which names are written as mappings write them, {@code «…»}
 * one that holds SQL. In both, {@code $0} is the feature's own name, {@code $1} that of the first
 * feature it refers to; what stands directly before it belongs to the name. {@code $name} is the
 * property, {@code $Name} a type of the feature's own, {@code $Entity} the class, {@code $Target}
 * the class that a relation refers to, {@code $TargetId} the type of its identifier, {@code $n} a
 * number that is the feature's own.
 */
record Template(ModelDescription model, EntityDescription entity, Feature feature) {

  private static final Pattern MAPPED = Pattern.compile("‹([^›]*)›");
  private static final Pattern SQL = Pattern.compile("«([^»]*)»");
  private static final Pattern OWNER =
      Pattern.compile(
          ", (pkJ|j)oinColumns = @(PrimaryKey)?JoinColumn\\(name = ‹o_\\$0›\\)"
              + "|@PrimaryKeyJoinColumn\\(name = ‹o_\\$0›\\) ");
  private static final Pattern NAME = Pattern.compile("(\\w*)\\$(\\d)");

  List<String> lines() {
    return expand(feature.written().text()).lines().toList();
  }

  private String expand(String text) {
    String joined = entity.id().construct().is(Trait.SIMPLE_ID) ? text : withoutOwnerColumns(text);
    String numbered = joined.replace("$n›", feature.number() + "›");
    String named = strings(strings(numbered, MAPPED, DbName::mapped), SQL, DbName::sql);
    String result =
        named
            .replace("$name", feature.property())
            .replace("$Name", feature.typeName())
            .replace("$Entity", entity.className());
    if (!result.contains("$Target")) {
      return result;
    }
    EntityDescription target = model.entity(feature.references().get(0)).orElseThrow();
    return result.replace("$TargetId", model.idType(target)).replace("$Target", target.className());
  }

  /**
   * What refers to an entity whose identifier is several columns gets the names that are implied.
   */
  private static String withoutOwnerColumns(String text) {
    return OWNER.matcher(text).replaceAll("");
  }

  private String strings(String text, Pattern pattern, BiFunction<DbName, String, String> form) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(string(match.group(1), form)));
  }

  private String string(String text, BiFunction<DbName, String, String> form) {
    String result =
        NAME.matcher(text)
            .replaceAll(
                match -> Matcher.quoteReplacement(form.apply(nameOf(match), match.group(1))));
    return literal(
        result.replace("$id", entity.id().name().sql("")).replace("$table", qualifiedTable()));
  }

  private DbName nameOf(MatchResult match) {
    int index = Integer.parseInt(match.group(2));
    if (index == 0) {
      return feature.name();
    }
    return model.feature(feature.references().get(index - 1)).orElseThrow().name();
  }

  private String qualifiedTable() {
    String table = entity.table().sql("");
    return entity.isInSchema() ? EntityDescription.SCHEMA + "." + table : table;
  }

  /** Returns a Java string literal. */
  static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
