package dev.autogen.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.engine.configuration.Configuration;
import dev.autogen.engine.configuration.ConfigurationRequest;
import dev.autogen.engine.configuration.DatabaseAddress;
import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final String SECRET = "s3cr3t 'and' odd\\";

  @TempDir Path directory;

  private DatabaseAddress address(
      Map<String, String> commandLine, Map<String, String> environment) {
    return Credentials.address(
        Configuration.load(
            new ConfigurationRequest(directory, Optional.empty(), "", commandLine, environment)));
  }

  private DatabaseAddress address() {
    return address(Map.of(), Map.of());
  }

  private void properties(String text) throws IOException {
    Files.writeString(
        directory.resolve("autogen.properties"), "url=jdbc:postgresql://db/blog\n" + text);
  }

  private void refuses(String message) {
    assertThatThrownBy(this::address)
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining(message)
        .satisfies(
            e -> {
              StringWriter trace = new StringWriter();
              e.printStackTrace(new PrintWriter(trace, true));
              assertThat(trace.toString()).doesNotContain("s3cr3t");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void aFileHoldsThePasswordButForTheLinesEnd(String end) throws IOException {
    Files.writeString(directory.resolve("secret"), SECRET + end);
    properties("password-file=secret\n");
    assertThat(address().password()).isEqualTo(SECRET);
  }

  @Test
  void onlyOneLinesEndIsCut() throws IOException {
    Files.writeString(directory.resolve("secret"), " x \n\n");
    properties("password-file=secret\n");
    assertThat(address().password()).isEqualTo(" x \n");
  }

  @Test
  void aCommandPrintsThePasswordInItsFirstLine() throws IOException {
    properties("password-command=printf 's3cr3t one\\\\nsecond\\\\n'\n");
    assertThat(address().password()).isEqualTo("s3cr3t one");
  }

  @Test
  void theStrongerPlaceWins() throws IOException {
    Files.writeString(directory.resolve("secret"), "file");
    properties("password-file=secret\n");
    assertThat(address(Map.of(), Map.of("AUTOGEN_PASSWORD", "variable")).password())
        .isEqualTo("variable");
    properties("password=plain\nusername=ada\n");
    assertThat(address(Map.of(), Map.of("AUTOGEN_PASSWORD_FILE", "secret")).password())
        .isEqualTo("file");
    String url = "postgresql://bob:inurl@other/blog";
    assertThat(address(Map.of("url", url), Map.of()))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://other/blog", "bob", "inurl"));
    assertThat(address(Map.of("url", url, "username", "eve"), Map.of()).username())
        .isEqualTo("eve");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password-file=nowhere | nowhere, which cannot be read: there is no such file.",
        "password-file=. | which cannot be read: it is a directory.",
        "password-file=empty | is empty, which is empty. Write the password into it.",
        "password-command=no-such-program-at-all x | names no-such-program-at-all, which cannot be"
            + " run.",
        "password-command=sh -c 'echo s3cr3t; echo locked >&2; exit 3' | sh, failed with exit code"
            + " 3: locked.",
        "password-command=true | true, printed no password in its first line.",
        "password-command=echo 'x | has a quote ' that is not closed.",
      })
  void whatGivesNoPasswordIsNamed(String line, String message) throws IOException {
    Files.writeString(directory.resolve("empty"), "\n");
    properties(line + "\n");
    refuses(message);
  }

  @Test
  void twoWaysInOnePlaceAreAnError() throws IOException {
    properties("password=s3cr3t\npassword-file=x\n");
    refuses("autogen.properties has both password and password-file. Write one of them.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:s3cr3t%zz@db/blog",
        "postgresql://ada:s3cr3t/x@db/blog",
        "postgresql://ada:123/s3cr3t@db/blog",
        "jdbc:postgresql://db:s3cr3t/blog",
        "jdbc:postgresql://db/blog?password=s3cr3t%zz",
        "mysql://ada:s3cr3t@db/blog"
      })
  void aUrlThatCannotBeReadIsNotShown(String url) throws IOException {
    Files.writeString(directory.resolve("autogen.properties"), "url=" + url + "\n");
    refuses("The url ");
  }

  @Test
  void jdbcUrlsMayHaveUserAndPasswordBeforeTheHost() {
    DatabaseAddress address = DatabaseAddress.of("jdbc:postgresql://ada:a@b@db/blog", "", "");
    assertThat(address).isEqualTo(new DatabaseAddress("jdbc:postgresql://db/blog", "ada", "a@b"));
  }

  @Test
  void severalHostsAndSixthVersionAddressesAreKept() {
    assertThat(DatabaseAddress.of("postgresql://ada@db1:5433,db2/blog", "", "").url())
        .isEqualTo("jdbc:postgresql://db1:5433,db2/blog");
    assertThat(DatabaseAddress.of("postgresql://my_db/blog", "", "").describe())
        .startsWith("Database blog at my_db:5432");
    assertThat(DatabaseAddress.of("postgresql://[::1]:5433/blog", "a", "").describe())
        .isEqualTo("Database blog at [::1]:5433 as a");
  }

  @Test
  void listedSettingsShowNoSecret() throws IOException {
    properties(
        """
        password=s3cr3t
        jdbc.sslpassword=s3cr3t
        hibernate.connection.password=s3cr3t
        reporting.url=jdbc:postgresql://db/x?user=a&password=s3cr3t&sslpassword=s3cr3t
        """);
    Configuration main =
        Configuration.load(
            new ConfigurationRequest(directory, Optional.empty(), "", Map.of(), Map.of()));
    assertThat(main.settings().toString())
        .contains("password=(set)", "url=jdbc:postgresql://db/blog")
        .doesNotContain("s3cr3t");
    Configuration reporting =
        Configuration.load(
            new ConfigurationRequest(directory, Optional.empty(), "reporting", Map.of(), Map.of()));
    assertThat(reporting.settings().toString())
        .contains("url=jdbc:postgresql://db/x?sslpassword=***")
        .doesNotContain("s3cr3t");
  }

  @Test
  void aWrongUrlOfTheApplicationIsSaidToBeItsOwn() throws IOException {
    Path resources = Files.createDirectories(directory.resolve("src/main/resources"));
    Files.writeString(
        resources.resolve("application.properties"),
        "spring.datasource.url=jdbc:mysql://db/blog\n");
    refuses("The url of application.properties is not one of PostgreSQL. Write jdbc:postgresql:");
  }

  @Test
  void aPasswordFileThatIsNotThereIsWrongUsage() throws IOException {
    properties("password-file=nowhere\n");
    assertThatThrownBy(this::address)
        .isInstanceOfSatisfying(
            AutogenException.class,
            e -> assertThat(e.kind()).isEqualTo(AutogenException.Kind.USAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "65536", "0"})
  void aPortThatCannotBeIsNamed(String port) {
    assertThatThrownBy(() -> address(Map.of("url", "postgresql://db:" + port + "/x"), Map.of()))
        .hasMessage(
            "The url of the command line has the port %s, which cannot be. Write one from 1 to 65535."
                .formatted(port));
  }
}
