package dev.autogen.engine.configuration;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The jar that {@code autogen bundle} writes, seen from inside: the running program, when it was
 * started from such a jar.
 */
public final class Bundle {

  /** What the project that was bundled says; its presence tells that this is a bundle. */
  public static final String SETTINGS = "META-INF/autogen/bundle.properties";

  private Bundle() {}

  /** Tells whether this program was started from a bundle. */
  public static boolean isRunning() {
    return Bundle.class.getClassLoader().getResource(SETTINGS) != null;
  }

  /** Returns the settings of the bundled project, which are weaker than all others. */
  public static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    try (InputStream in = Bundle.class.getClassLoader().getResourceAsStream(SETTINGS)) {
      if (in != null) {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        properties
            .stringPropertyNames()
            .forEach(key -> settings.put(key, properties.getProperty(key)));
      }
      return settings;
    } catch (IOException e) {
      throw AutogenException.failed("The bundle cannot be read: %s.".formatted(e), e);
    }
  }

  /** Returns the jar that this class is in: the bundle, when one is running. */
  public static Path jar() {
    try {
      return Path.of(Bundle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A bundle is a file", e);
    }
  }
}
