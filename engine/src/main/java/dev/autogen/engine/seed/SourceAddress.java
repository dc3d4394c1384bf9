package dev.autogen.engine.seed;

import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.revision.AutogenException;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database is that is copied, and who connects to it. Never shows a password.
 *
 * @param url a JDBC url
 * @param username who connects; empty where the url says so, or nobody need
 * @param password the password; empty where the url says so, or for none
 */
public record SourceAddress(String url, String username, String password) {

  private static final Pattern PARAMETER =
      Pattern.compile("([?&;:](?:password|passwd|pwd)=)([^&;]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUTHORITY = Pattern.compile("(//[^/:@?;]*:)([^/@]+)(?=@)");
  private static final Pattern ORACLE = Pattern.compile("(^jdbc:oracle:[^/]*:[^/@]+/)([^@]+)(?=@)");

  /**
   * Reads an address.
   *
   * @param url a JDBC url such as {@code jdbc:sqlite:old.db}, or {@code postgresql://user@host/db}
   * @param username who connects; empty where the url says so
   * @param password the password; empty where the url says so, or for none
   * @throws AutogenException if the url is none
   */
  public static SourceAddress of(String url, String username, String password) {
    if (url.matches("(jdbc:postgresql:|postgres(ql)?://).*")) {
      DatabaseAddress address = DatabaseAddress.of(url, username, password);
      return new SourceAddress(address.url(), address.username(), address.password());
    }
    if (!url.matches("jdbc:[A-Za-z0-9_-]+:.*")) {
      throw AutogenException.usage(
          "--from is no JDBC url. Write one, such as jdbc:sqlite:old.db, jdbc:h2:./old or"
              + " jdbc:postgresql://host/old.");
    }
    return new SourceAddress(url, username, password);
  }

  /** Tells whether it is a database of that product, such as {@code h2}. */
  boolean isOf(String product) {
    return url.startsWith("jdbc:" + product + ":");
  }

  /** Returns user and password as drivers take them. */
  Properties credentials() {
    Properties properties = new Properties();
    if (!username.isEmpty()) {
      properties.setProperty("user", username);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  /** Returns the url without secrets. */
  public String shown() {
    return masked(url);
  }

  /** Returns a text of the driver without this address's secrets. */
  String masked(String text) {
    String masked = text;
    for (Pattern pattern : new Pattern[] {PARAMETER, AUTHORITY, ORACLE}) {
      masked = pattern.matcher(masked).replaceAll("$1***");
    }
    for (String secret : secrets()) {
      masked =
          masked.replaceAll(
              "(?<![\\p{Alnum}])" + Pattern.quote(secret) + "(?![\\p{Alnum}])",
              Matcher.quoteReplacement("***"));
    }
    return masked;
  }

  private TreeSet<String> secrets() {
    TreeSet<String> secrets = new TreeSet<>();
    for (Pattern pattern : new Pattern[] {PARAMETER, AUTHORITY, ORACLE}) {
      Matcher matcher = pattern.matcher(url);
      while (matcher.find()) {
        secrets.add(matcher.group(2));
      }
    }
    secrets.add(password);
    secrets.remove("");
    return secrets;
  }

  /** Returns {@link #shown()}: a record's own form would show the password. */
  @Override
  public String toString() {
    return shown();
  }
}
