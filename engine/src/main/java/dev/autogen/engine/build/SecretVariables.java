package dev.autogen.engine.build;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Variables of the environment that hold what autogen connects with, and that a program which it
 * starts has no business to see: passwords, and urls of databases that carry one.
 */
public final class SecretVariables {

  private static final Set<String> PASSWORDS =
      Set.of("PGPASSWORD", "SPRING_DATASOURCE_PASSWORD", "QUARKUS_DATASOURCE_PASSWORD");

  /** The name of a database or a profile may stand between: {@code AUTOGEN_BLOG_PASSWORD}. */
  private static final Pattern OWN = Pattern.compile("AUTOGEN_(.*_)?[A-Z]*PASSWORD");

  /** Such as {@code postgresql://user:password@host/db}, and the parameter of a JDBC url. */
  private static final Pattern URL =
      Pattern.compile(
          "(jdbc:|postgres(ql)?:).*(//[^/?]*:[^/?]*@|[?&;:]\\w*password=[^&;]).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private SecretVariables() {}

  /** Removes them from the environment of a program that is about to be started. */
  public static void removeFrom(Map<String, String> environment) {
    environment.entrySet().removeIf(variable -> isSecret(variable.getKey(), variable.getValue()));
  }

  private static boolean isSecret(String name, String value) {
    String upper = name.toUpperCase(Locale.ROOT);
    return PASSWORDS.contains(upper)
        || OWN.matcher(upper).matches()
        || URL.matcher(value).matches();
  }
}
