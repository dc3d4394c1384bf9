package dev.autogen.codegen.entity;

import java.util.regex.Pattern;

/** Puts on one line what JavaPoet spreads over three, and keeps enum constants together. */
final class SourceLayout {

  private static final int WIDTH = 100;

  private static final Pattern JAVADOC = Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/$");

  private static final Pattern CONSTANTS =
      Pattern.compile(
          "(?m)^(  [\\p{javaJavaIdentifierStart}][^\\n ]*(\\(\".*\"\\))?,)\\n\\n(?=  \\S)");

  private SourceLayout() {}

  static String of(String source) {
    String compact =
        JAVADOC
            .matcher(source)
            .replaceAll(
                comment ->
                    comment.group().length() <= WIDTH + "\n *\n".length()
                        ? java.util.regex.Matcher.quoteReplacement(
                            comment.group(1) + "/** " + comment.group(2) + " */")
                        : java.util.regex.Matcher.quoteReplacement(comment.group()));
    return CONSTANTS.matcher(compact).replaceAll("$1\n");
  }
}
