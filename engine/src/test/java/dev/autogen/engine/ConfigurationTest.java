package dev.autogen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  @TempDir Path directory;

  private Configuration load(Map<String, String> commandLine, Map<String, String> environment) {
    return load("", commandLine, environment);
  }

  private Configuration load(
      String name, Map<String, String> commandLine, Map<String, String> environment) {
    return Configuration.load(
        new ConfigurationRequest(directory, Optional.empty(), name, commandLine, environment));
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void theStrongestSourceWins() throws IOException {
    write("src/main/resources/application.properties", "spring.datasource.url=spring\n");
    assertThat(load(Map.of(), Map.of()).get("url")).contains("spring");
    write("autogen.properties", "url=file\n");
    assertThat(load(Map.of(), Map.of()).get("url")).contains("file");
    write(".env", "AUTOGEN_URL=dotenv\n");
    assertThat(load(Map.of(), Map.of()).get("url")).contains("dotenv");
    Map<String, String> environment = Map.of("AUTOGEN_URL", "environment");
    assertThat(load(Map.of(), environment).get("url")).contains("environment");
    assertThat(load(Map.of("url", "command"), environment).get("url")).contains("command");
  }

  @Test
  void environmentNamesAreUpperCaseWithUnderscores() {
    assertThat(load(Map.of(), Map.of("AUTOGEN_SERVER_VERSION", "15")).get("server-version"))
        .contains("15");
  }

  @Test
  void isFoundUpwards() throws IOException {
    write("autogen.properties", "url=file\n");
    Path below = Files.createDirectories(directory.resolve("a/b"));
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(below, Optional.empty(), "", Map.of(), Map.of()));
    assertThat(configuration.get("url")).contains("file");
    assertThat(configuration.directory()).isEqualTo(directory);
  }

  @Test
  void placeholdersSeeEnvironmentAndDotenv() throws IOException {
    write("autogen.properties", "username=${WHO:nobody}\npassword=${SECRET}\n");
    write(".env", "SECRET=s3cret\n");
    assertThat(load(Map.of(), Map.of()).get("username")).contains("nobody");
    assertThat(load(Map.of(), Map.of("WHO", "ada")).get("username")).contains("ada");
    assertThat(load(Map.of(), Map.of()).get("password")).contains("s3cret");
  }

  @Test
  void anUnsetVariableIsNamedOnlyWhenItsValueIsNeeded() throws IOException {
    write("autogen.properties", "url=x\npassword=${SECRET}\n");
    Configuration configuration = load(Map.of(), Map.of());
    assertThat(configuration.get("url")).contains("x");
    assertThatThrownBy(() -> configuration.get("password"))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "autogen.properties uses ${SECRET} for 'password', but it is not set."
                + " Set it in the environment or in .env.");
  }

  @Test
  void severalDatabasesHaveKeysUnderTheirNames() throws IOException {
    write("autogen.properties", "url=main\nreporting.url=reporting\nserver-version=15\n");
    Configuration reporting = load("reporting", Map.of(), Map.of());
    assertThat(reporting.get("url")).contains("reporting");
    assertThat(reporting.get("server-version")).contains("15");
    assertThat(load(Map.of(), Map.of()).get("url")).contains("main");
  }

  @Test
  void collectsHibernateSettings() throws IOException {
    write("autogen.properties", "hibernate.a=1\nreporting.hibernate.b=2\nurl=x\n");
    assertThat(load("reporting", Map.of(), Map.of()).startingWith("hibernate."))
        .isEqualTo(Map.of("hibernate.a", "1", "hibernate.b", "2"));
  }

  @Test
  void readsSpringsSettings() throws IOException {
    write(
        "src/main/resources/application.yml",
        """
        spring:
          datasource:
            url: jdbc:postgresql://db/${DB_NAME:blog}
            username: blog
          jpa:
            properties:
              hibernate:
                default_schema: app
        ---
        spring:
          config:
            activate:
              on-profile: production
          datasource:
            username: other
        """);
    Configuration configuration = load(Map.of(), Map.of());
    assertThat(configuration.get("url")).contains("jdbc:postgresql://db/blog");
    assertThat(configuration.get("username")).contains("blog");
    assertThat(configuration.startingWith("hibernate."))
        .isEqualTo(Map.of("hibernate.default_schema", "app"));
  }

  @Test
  void aMissingNamedFileIsAnError() {
    ConfigurationRequest request =
        new ConfigurationRequest(
            directory, Optional.of(directory.resolve("no.properties")), "", Map.of(), Map.of());
    assertThatThrownBy(() -> Configuration.load(request))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("There is no configuration file")
        .hasMessageContaining("autogen init");
  }

  @Test
  void aMissingKeyNamesTheWaysToGiveIt() {
    assertThatThrownBy(() -> load(Map.of(), Map.of()).require("url"))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("--url")
        .hasMessageContaining("AUTOGEN_URL")
        .hasMessageContaining("autogen.properties");
  }
}
