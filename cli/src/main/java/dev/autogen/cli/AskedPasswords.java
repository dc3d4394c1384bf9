package dev.autogen.cli;

import dev.autogen.revision.AutogenException;
import java.util.HashMap;
import java.util.Map;

/** What was typed for {@code --password}: asked once for each database. */
final class AskedPasswords {

  private final Map<String, String> passwords = new HashMap<>();

  /**
   * Returns the password for a database, however often its configuration is read.
   *
   * @param database its name in the configuration; empty for the one without a name
   * @throws AutogenException of kind USAGE if there is no terminal to ask in
   */
  String of(String database, Terminal terminal) {
    return passwords.computeIfAbsent(database, name -> ask(name, terminal));
  }

  private static String ask(String database, Terminal terminal) {
    if (!terminal.interactive()) {
      throw AutogenException.usage(
          "There is no terminal to ask for a password. Set AUTOGEN_PASSWORD or password-file instead.");
    }
    String prompt = database.isEmpty() ? "Password:" : "Password of %s:".formatted(database);
    return terminal.passwordReader().apply(prompt).orElse("");
  }
}
