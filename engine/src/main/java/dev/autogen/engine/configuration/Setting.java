package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import java.util.Locale;

/**
 * A value of the configuration, and where it comes from.
 *
 * @param key the key, without the name of a database
 * @param value the value; may be secret
 * @param source where it stands, such as {@code autogen.properties} or {@code AUTOGEN_URL}
 * @param strength its rank among the places that are looked at; 0 is the strongest, -1 is none: the
 *     value says why there is none
 * @param usual whether it stands where one would look first: on the command line, in the
 *     configuration file, or in the application's own files without a profile
 */
public record Setting(String key, String value, String source, int strength, boolean usual) {

  /** Tells whether the value must not be shown. */
  public boolean isSecret() {
    return strength >= 0
        && key.toLowerCase(Locale.ROOT).matches(".*(password|secret|token|credential).*")
        && !key.endsWith("password-file");
  }

  /** Returns the value as it may be shown: {@code (set)} for a secret, a url without password. */
  public String shown() {
    if (isSecret()) {
      return "(set)";
    }
    return key.equals("url") || key.endsWith(".url") ? shownUrl() : value;
  }

  private String shownUrl() {
    try {
      return value.contains("postgres") && value.contains("//")
          ? DatabaseAddress.of(value, "", "").shownUrl()
          : value.replaceAll("[?@].*$", "…");
    } catch (AutogenException unreadable) {
      return "(unreadable)";
    }
  }

  /** Returns {@link #shown()} with its key: a record's own form would show secrets. */
  @Override
  public String toString() {
    return key + "=" + shown();
  }
}
