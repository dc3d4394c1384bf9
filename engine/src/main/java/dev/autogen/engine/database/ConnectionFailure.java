package dev.autogen.engine.database;

import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.revision.AutogenException;
import java.io.FileNotFoundException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Why there is no connection, and what to do about it. The driver's messages are translated (its
 * {@code GT.tr}), so that what they say is read from codes, causes and names.
 *
 * @param address where it should have led
 * @param role the role that the user should have taken; empty for none
 * @param secrets what must not be shown, whoever says it
 */
record ConnectionFailure(DatabaseAddress address, String role, List<String> secrets) {

  private static final String MASK = "***";

  /** Returns the failure in words. */
  AutogenException of(SQLException cause) {
    SQLException harmless = (SQLException) withoutSecrets(cause);
    return AutogenException.failed(
        tls(cause)
            .or(() -> refused(cause))
            .or(() -> silent(cause))
            .orElseGet(() -> other(harmless)),
        harmless);
  }

  /** Encryption is agreed on before anything else. */
  private Optional<String> tls(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.contains("HostnameVerifier")) {
      return Optional.of(
          "The certificate of the server at %s is for another host name. Connect by the name in it, or give up that check with jdbc.sslmode=verify-ca."
              .formatted(place()));
    }
    Optional<Throwable> missing =
        find(cause, FileNotFoundException.class).or(() -> find(cause, NoSuchFileException.class));
    if (missing.isPresent() && message.contains("SSL")) {
      return Optional.of(
          "A file for the encrypted connection to %s is missing: %s. Name the certificate of its authority with jdbc.sslrootcert=FILE."
              .formatted(place(), missing.get().getMessage()));
    }
    if (find(cause, SSLException.class).isPresent()
        || find(cause, GeneralSecurityException.class).isPresent()) {
      return Optional.of(
          "The server at %s has a certificate that is not trusted: %s. Name that of its authority with jdbc.sslrootcert=FILE."
              .formatted(place(), last(cause)));
    }
    if (state(cause).equals("08004") && message.contains("SSL") && !message.contains("SASL")) {
      return Optional.of(
          "The server at %s does not support SSL, which the setting sslmode requires. Turn it on there, or set jdbc.sslmode=prefer."
              .formatted(place()));
    }
    return Optional.empty();
  }

  private Optional<String> refused(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    return Optional.ofNullable(
        switch (state(cause)) {
          case "28P01" -> refusal();
          case "28000" ->
              message.contains("pg_hba.conf")
                  ? "The server at %s lets %s not in from here: its pg_hba.conf has no line for it (%s). Have one added, or change jdbc.sslmode."
                      .formatted(place(), address.user(), firstLine(cause))
                  : message.contains("certificate")
                      ? "The server at %s asks %s for a certificate. Name it with jdbc.sslcert=FILE and jdbc.sslkey=FILE."
                          .formatted(place(), address.user())
                      : refusal();
          case "3D000" ->
              "There is no database %s at %s. Create it first, or correct the url."
                  .formatted(address.database(), place());
          case "53300" ->
              "The server at %s has no connection left for %s. Close others, or try again later."
                  .formatted(place(), address.user());
          case "57P03" ->
              "The server at %s is starting up or shutting down. Try again in a moment."
                  .formatted(place());
          case "22023", "42704" -> role.isEmpty() || !message.contains(role) ? null : noRole();
          case "42501" -> role.isEmpty() || message.contains("database") ? null : notInRole();
          default -> null;
        });
  }

  private String refusal() {
    return "The server at %s refuses %s. Check username and password."
        .formatted(place(), address.user());
  }

  private String noRole() {
    return "There is no role %s at %s. Create it, or correct the setting role."
        .formatted(role, place());
  }

  private String notInRole() {
    return "User %s may not take the role %s at %s. Grant it ('grant %s to %s'), or correct the setting role."
        .formatted(address.user(), role, place(), role, address.user());
  }

  private Optional<String> silent(SQLException cause) {
    if (find(cause, UnknownHostException.class).isPresent()) {
      return Optional.of(
          "There is no host of the name in %s. Correct the url, or the network's names."
              .formatted(place()));
    }
    if (find(cause, SocketTimeoutException.class).isPresent()) {
      return Optional.of(
          "No PostgreSQL answers at %s in time. Correct the url, open the way to it, or set jdbc.connectTimeout=SECONDS."
              .formatted(place()));
    }
    if (state(cause).equals("08004") && address.password().isEmpty()) {
      return Optional.of(
          "The server at %s asks %s for a password, and none is set. Set AUTOGEN_PASSWORD or password-file, or give --password."
              .formatted(place(), address.user()));
    }
    return List.of("08001", "08004", "08006").contains(state(cause))
        ? Optional.of(
            "No PostgreSQL answers at %s. Start it, or correct the url.".formatted(place()))
        : Optional.empty();
  }

  private String other(SQLException cause) {
    String message = firstLine(cause);
    return "Cannot connect to %s: %s%s"
        .formatted(
            address.describe().replaceFirst("^Database", "database"),
            message,
            message.endsWith(".") ? "" : ".");
  }

  private String place() {
    return address.hostAndPort();
  }

  private static String state(SQLException cause) {
    return cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  private static <T extends Throwable> Optional<Throwable> find(Throwable cause, Class<T> type) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private String last(Throwable cause) {
    Throwable last = cause;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return masked(firstLine(last)).replaceFirst("\\.$", "");
  }

  private static String firstLine(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  /**
   * Returns the same exception, or, where any in its chain says a secret, one like it that does
   * not: a stack trace shows them all.
   */
  private Throwable withoutSecrets(Throwable cause) {
    boolean says = false;
    for (Throwable t = cause; t != null; t = t.getCause()) {
      says |= !masked(String.valueOf(t.getMessage())).equals(String.valueOf(t.getMessage()));
    }
    if (!says) {
      return cause;
    }
    SQLException copy =
        new SQLException(
            masked(String.valueOf(cause.getMessage())),
            cause instanceof SQLException sql ? state(sql) : "",
            cause.getCause() == null ? null : withoutSecrets(cause.getCause()));
    copy.setStackTrace(cause.getStackTrace());
    return copy;
  }

  private String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  /** A record's own form would show the secrets. */
  @Override
  public String toString() {
    return address.describe();
  }
}
