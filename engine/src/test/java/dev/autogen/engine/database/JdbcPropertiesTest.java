package dev.autogen.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcPropertiesTest {

  private static final String URL = "jdbc:postgresql://db/blog";

  @TempDir Path directory;

  private JdbcProperties of(Map<String, String> commandLine, Map<String, String> environment) {
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(directory, Optional.empty(), "", commandLine, environment));
    return JdbcProperties.of(configuration, configuration.get("url").orElseThrow());
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("autogen.properties"), text);
  }

  @Test
  void areThoseOfTheUrlAndOfTheConfiguration() throws IOException {
    write("url=" + URL + "?sslmode=require&loginTimeout=5\njdbc.connectTimeout=3\n");
    assertThat(of(Map.of(), Map.of()).values())
        .isEqualTo(Map.of("sslmode", "require", "loginTimeout", "5", "connectTimeout", "3"));
  }

  @Test
  void theStrongerPlaceWins() throws IOException {
    write("url=" + URL + "?sslmode=disable\njdbc.sslmode=verify-full\n");
    assertThat(of(Map.of(), Map.of()).values()).containsEntry("sslmode", "verify-full");
    assertThat(of(Map.of(), Map.of("AUTOGEN_JDBC_SSLMODE", "require")).values())
        .containsEntry("sslmode", "require");
    assertThat(of(Map.of("url", URL + "?sslmode=prefer"), Map.of()).values())
        .containsEntry("sslmode", "prefer");
  }

  @Test
  void environmentVariablesFindTheDriversSpelling() throws IOException {
    write("url=" + URL + "\n");
    assertThat(of(Map.of(), Map.of("AUTOGEN_JDBC_CONNECTTIMEOUT", "7")).values())
        .isEqualTo(Map.of("connectTimeout", "7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc.sslmod=require | no property 'sslmod', which jdbc.sslmod sets. Perhaps sslmode is meant.",
        "jdbc.connect_timeout=3 | Perhaps connectTimeout is meant.",
        "jdbc.useUnicode=true | no property 'useUnicode', which jdbc.useUnicode sets. Remove it",
        "jdbc.sslmode=on | jdbc.sslmode is 'on', but takes one of disable, allow, prefer, require",
        "jdbc.connectTimeout=soon | jdbc.connectTimeout is 'soon', but takes a number.",
        "jdbc.tcpKeepAlive=yes | jdbc.tcpKeepAlive is 'yes', but takes true or false.",
        "jdbc.password=s3cret | sets jdbc.password. Write url, username and password",
      })
  void wrongOnesAreNamed(String line, String message) throws IOException {
    write("url=" + URL + "\n" + line + "\n");
    assertThatThrownBy(() -> of(Map.of(), Map.of()))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"))
        .satisfies(e -> assertThat(((AutogenException) e).kind().exitCode()).isEqualTo(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?ssl_mode=require | no property 'ssl_mode', which the url sets. Perhaps sslmode is meant.",
        "?useSSL=false | no property 'useSSL', which the url sets.",
        "?sslmode=maybe | sslmode of the url is 'maybe', but takes one of disable",
      })
  void wrongParametersOfTheUrlAreNamed(String query, String message) throws IOException {
    write("url=" + URL + query + "\n");
    assertThatThrownBy(() -> of(Map.of(), Map.of())).hasMessageContaining(message);
  }

  @Test
  void aClassOfSomebodysMayHaveItsOwn() throws IOException {
    write("url=" + URL + "?socketFactory=com.example.Tunnel&cloudSqlInstance=a:b:c\n");
    assertThat(of(Map.of(), Map.of()).values()).containsEntry("cloudSqlInstance", "a:b:c");
  }

  @Test
  void aUriMayHaveTheNamesOfLibpq() {
    DatabaseAddress address =
        DatabaseAddress.of(
            "postgresql://ada@db/blog?connect_timeout=3&application_name=x&sslmode=require",
            "",
            "");
    assertThat(JdbcProperties.of(address.url()).values())
        .isEqualTo(Map.of("connectTimeout", "3", "ApplicationName", "x", "sslmode", "require"));
  }
}
