package dev.autogen.engine.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretVariablesTest {

  private static Map<String, String> without(String name, String value) {
    Map<String, String> environment = new HashMap<>(Map.of(name, value));
    SecretVariables.removeFrom(environment);
    return environment;
  }

  @ParameterizedTest
  @CsvSource({
    "AUTOGEN_PASSWORD, x",
    "AUTOGEN_BLOG_PASSWORD, x",
    "AUTOGEN_FROM_PASSWORD, x",
    "AUTOGEN_JDBC_SSLPASSWORD, x",
    "PGPASSWORD, x",
    "SPRING_DATASOURCE_PASSWORD, x",
    "QUARKUS_DATASOURCE_PASSWORD, x",
    "AUTOGEN_URL, postgresql://ada:x@db/blog",
    "SPRING_DATASOURCE_URL, jdbc:postgresql://db/blog?user=ada&password=x",
    "AUTOGEN_FROM, jdbc:sqlserver://db;user=ada;password=x",
    "DATABASE_URL, postgres://ada:p@ss/word@db/blog",
  })
  void areNotHandedOn(String name, String value) {
    assertThat(without(name, value)).isEmpty();
  }

  @Test
  void allElseIs() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "PATH", "/bin",
                "AUTOGEN_URL", "postgresql://ada@db:5432/blog",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db:5432/blog?ssl=true",
                "AUTOGEN_PASSWORD_FILE", "/run/secrets/db",
                "PGPASSFILE", "passwords",
                "HOMEPAGE", "https://ada:x@example.com/",
                "MY_PASSWORD", "x"));
    Map<String, String> before = Map.copyOf(environment);
    SecretVariables.removeFrom(environment);
    assertThat(environment).isEqualTo(before);
  }
}
