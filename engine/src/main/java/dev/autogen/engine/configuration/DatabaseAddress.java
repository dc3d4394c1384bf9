package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a database is and who connects to it. Never shows the password.
 *
 * @param url a JDBC url, without user and password
 * @param username who connects; empty for the driver's default
 * @param password the password; empty for none
 */
public record DatabaseAddress(String url, String username, String password) {

  private static final String JDBC = "jdbc:postgresql:";
  private static final Pattern URI = Pattern.compile("postgres(?:ql)?:(//.*)");

  /** Credentials may stand before the host, where the password may hold what it likes. */
  private static final Pattern AUTHORITY =
      Pattern.compile("//(?:([^/?]*)@)?([^/?@]*)(.*)", Pattern.DOTALL);

  private static final int LAST_PORT = 65_535;

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]*)(:\\d{1,5})?");

  /** The addresses that a host calls itself by, where the name usually leads. */
  private static final Pattern LOOPBACK =
      Pattern.compile("^(127\\.0\\.0\\.1|\\[::1]|\\[0:0:0:0:0:0:0:1]):");

  private static final Pattern CREDENTIAL =
      Pattern.compile("([?&])(user|password)=([^&]*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECRET_PARAMETER =
      Pattern.compile("([?&][^=&]*password[^=&]*=)[^&]*", Pattern.CASE_INSENSITIVE);

  /** What libpq calls parameters of a URI that the JDBC driver knows by another name. */
  private static final Map<String, String> LIBPQ =
      Map.of(
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "gssencmode", "gssEncMode",
          "sslnegotiation", "sslNegotiation",
          "require_auth", "requireAuth");

  /**
   * Reads an address.
   *
   * @param url {@code jdbc:postgresql://host/db}, or {@code postgresql://user:password@host/db}
   * @param username who connects; empty where the url says so
   * @param password the password; empty where the url says so, or for none
   * @throws AutogenException if the url is not one of PostgreSQL
   */
  public static DatabaseAddress of(String url, String username, String password) {
    Matcher uri = URI.matcher(url);
    if (uri.matches()) {
      return ofAuthority(withJdbcNames(uri.group(1)), username, password);
    }
    if (!url.startsWith(JDBC)) {
      throw AutogenException.usage(
          "The url is not one of PostgreSQL. Write jdbc:postgresql://host:5432/database, "
              + "postgresql://user@host/database, or embedded:postgresql.");
    }
    String rest = url.substring(JDBC.length());
    return rest.startsWith("//")
        ? ofAuthority(rest, username, password)
        : ofParameters(rest, username, password);
  }

  private static String withJdbcNames(String uri) {
    int query = uri.indexOf('?');
    if (query < 0) {
      return uri;
    }
    StringBuilder renamed = new StringBuilder(uri.substring(0, query));
    char separator = '?';
    for (String parameter : uri.substring(query + 1).split("&")) {
      String name = parameter.replaceFirst("=.*$", "");
      renamed
          .append(separator)
          .append(LIBPQ.getOrDefault(name, name))
          .append(parameter.substring(name.length()));
      separator = '&';
    }
    return renamed.toString();
  }

  private static DatabaseAddress ofAuthority(String text, String username, String password) {
    Matcher matcher = AUTHORITY.matcher(text);
    boolean readable =
        matcher.matches()
            && Stream.of(matcher.group(2).split(",")).allMatch(h -> HOST.matcher(h).matches())
            && !matcher.group(3).replaceFirst("\\?.*$", "").contains("@");
    if (!readable) {
      throw AutogenException.usage(
          "The url cannot be read. Write postgresql://user@host:5432/database, with the characters"
              + " /, ?, : and % of user and password as %2F, %3F, %3A and %25.");
    }
    Stream.of(matcher.group(2).split(",")).forEach(DatabaseAddress::requirePort);
    String[] credentials =
        matcher.group(1) == null ? new String[] {""} : matcher.group(1).split(":", 2);
    String user = username.isEmpty() ? decode(credentials[0]) : username;
    String secret =
        password.isEmpty() && credentials.length == 2 ? decode(credentials[1]) : password;
    String host = matcher.group(2).isEmpty() ? "localhost" : matcher.group(2);
    String path = matcher.group(3).startsWith("/") ? matcher.group(3) : "/" + matcher.group(3);
    return ofParameters("//" + host + path, user, secret);
  }

  private static void requirePort(String server) {
    Matcher matcher = HOST.matcher(server);
    if (matcher.matches() && matcher.group(2) != null) {
      int port = Integer.parseInt(matcher.group(2).substring(1));
      if (port < 1 || port > LAST_PORT) {
        throw AutogenException.usage(
            "The url has the port %d, which cannot be. Write one from 1 to %d."
                .formatted(port, LAST_PORT));
      }
    }
  }

  private static DatabaseAddress ofParameters(String text, String username, String password) {
    String user = username;
    String secret = password;
    Matcher matcher = CREDENTIAL.matcher(text);
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
        JDBC + plain.replaceAll("\\?&+", "?").replaceAll("&{2,}", "&"), user, secret);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(
          "The url has a % that is no code of a character. Write %25 for a percent sign.");
    }
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

  /** Returns who connects: without a name the driver takes that of the operating system. */
  public String user() {
    return username.isEmpty() ? System.getProperty("user.name") : username;
  }

  /** Returns the server as {@code host:port}, or all of them as the url lists them. */
  public String hostAndPort() {
    String rest = url.substring(JDBC.length());
    if (!rest.startsWith("//")) {
      return "localhost:5432";
    }
    String host = rest.substring(2).replaceFirst("[/?].*$", "");
    return host.isEmpty() ? "localhost:5432" : host.matches(".*:\\d+") ? host : host + ":5432";
  }

  /**
   * Returns where this is, in one form for all urls that lead there: servers with their ports, and
   * the database.
   */
  String place() {
    String servers =
        Stream.of(hostAndPort().toLowerCase(Locale.ROOT).split(","))
            .map(server -> server.matches(".*:\\d+") ? server : server + ":5432")
            .map(server -> LOOPBACK.matcher(server).replaceFirst("localhost:"))
            .collect(Collectors.joining(","));
    return servers + "/" + database();
  }

  /** Returns the url as it may be shown: the password of a key is a secret too. */
  String shownUrl() {
    return SECRET_PARAMETER.matcher(url).replaceAll("$1***");
  }

  /** Returns {@link #describe()}: a record's own form would show the password. */
  @Override
  public String toString() {
    return describe();
  }
}
