package dev.autogen.engine;

import dev.autogen.revision.AutogenException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is and who connects to it. Never shows the password.
 *
 * @param url a JDBC url, without user and password
 * @param username who connects; empty for the driver's default
 * @param password the password; empty for none
 */
public record DatabaseAddress(String url, String username, String password) {

  private static final String JDBC = "jdbc:postgresql:";
  private static final Pattern CREDENTIAL =
      Pattern.compile("([?&])(user|password)=([^&]*)", Pattern.CASE_INSENSITIVE);

  /**
   * Reads an address.
   *
   * @param url {@code jdbc:postgresql://host/db}, or {@code postgresql://user:password@host/db}
   * @param username who connects; empty where the url says so
   * @param password the password; empty where the url says so, or for none
   * @throws AutogenException if the url is not one of PostgreSQL
   */
  public static DatabaseAddress of(String url, String username, String password) {
    if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
      return fromUri(url, username, password);
    }
    if (!url.startsWith(JDBC)) {
      throw AutogenException.usage(
          "The url is not one of PostgreSQL. Write jdbc:postgresql://host:5432/database, "
              + "postgresql://user@host/database, or embedded:postgresql.");
    }
    String user = username;
    String secret = password;
    Matcher matcher = CREDENTIAL.matcher(url);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      String value = decode(matcher.group(3));
      if (matcher.group(2).toLowerCase(Locale.ROOT).equals("user")) {
        user = user.isEmpty() ? value : user;
      } else {
        secret = secret.isEmpty() ? value : secret;
      }
      matcher.appendReplacement(rest, Matcher.quoteReplacement(matcher.group(1)));
    }
    String plain = matcher.appendTail(rest).toString().replaceAll("[?&]+$", "");
    return new DatabaseAddress(
        plain.replaceAll("\\?&+", "?").replaceAll("&{2,}", "&"), user, secret);
  }

  private static DatabaseAddress fromUri(String url, String username, String password) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw AutogenException.usage(
          "The url cannot be read. Write postgresql://user@host:5432/database.");
    }
    String[] credentials =
        uri.getRawUserInfo() == null ? new String[] {""} : uri.getRawUserInfo().split(":", 2);
    String user = username.isEmpty() ? decode(credentials[0]) : username;
    String secret =
        password.isEmpty() && credentials.length == 2 ? decode(credentials[1]) : password;
    String host = uri.getHost() == null ? "localhost" : uri.getHost();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new DatabaseAddress(JDBC + "//" + host + port + path + query, user, secret);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Opens a connection.
   *
   * @throws AutogenException with a sentence about what to do, when the server cannot be reached or
   *     refuses
   */
  public Connection open() {
    Properties properties = new Properties();
    if (!username.isEmpty()) {
      properties.setProperty("user", username);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "autogen");
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private AutogenException unreachable(SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    String problem =
        switch (state) {
          case "28P01", "28000" ->
              "The server at %s refuses %s. Check username and password."
                  .formatted(hostAndPort(), user());
          case "3D000" ->
              "There is no database %s at %s. Create it first, or correct the url."
                  .formatted(database(), hostAndPort());
          case "08001", "08004", "08006" ->
              "No PostgreSQL answers at %s. Start it, or correct the url.".formatted(hostAndPort());
          default -> "Cannot connect to %s: %s".formatted(describe(), firstLine(cause));
        };
    return AutogenException.failed(problem, cause);
  }

  private static String firstLine(SQLException cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  /** Returns what messages call this: {@code Database blog at db:5432 as deployer}. */
  public String describe() {
    return "Database %s at %s as %s".formatted(database(), hostAndPort(), user());
  }

  /** Returns the name of the database. */
  public String database() {
    String path = url.substring(JDBC.length()).replaceFirst("^//[^/?]*/?", "");
    String name = decode(path.replaceFirst("[?].*$", ""));
    return name.isEmpty() ? user() : name;
  }

  private String user() {
    return username.isEmpty() ? System.getProperty("user.name") : username;
  }

  private String hostAndPort() {
    String rest = url.substring(JDBC.length());
    if (!rest.startsWith("//")) {
      return "localhost:5432";
    }
    String host = rest.substring(2).replaceFirst("[/?].*$", "");
    return host.isEmpty() ? "localhost:5432" : host.contains(":") ? host : host + ":5432";
  }

  /** Returns {@link #describe()}: a record's own form would show the password. */
  @Override
  public String toString() {
    return describe();
  }
}
