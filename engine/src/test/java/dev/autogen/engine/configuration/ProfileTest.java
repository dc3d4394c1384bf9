package dev.autogen.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  private static final String YAML = "src/main/resources/application.yml";

  @TempDir Path directory;

  private Configuration load(String profile, Map<String, String> environment) {
    Map<String, String> commandLine = new HashMap<>();
    if (!profile.isEmpty()) {
      commandLine.put("profile", profile);
    }
    return Configuration.load(
        new ConfigurationRequest(directory, Optional.empty(), "", commandLine, environment));
  }

  private Configuration prod() {
    return load("prod", Map.of());
  }

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void isStrongerThanThePlainOfEachKind() throws IOException {
    write(YAML, "spring.datasource.url: plain spring\n");
    write("src/main/resources/application-prod.yml", "spring.datasource.url: spring\n");
    assertThat(prod().get("url")).contains("spring");
    write("autogen.properties", "url=plain file\n");
    assertThat(prod().get("url")).contains("plain file");
    write("autogen-prod.properties", "url=file\n");
    assertThat(prod().get("url")).contains("file");
    write(".env", "AUTOGEN_URL=plain dotenv\n");
    assertThat(prod().get("url")).contains("plain dotenv");
    write(".env.prod", "AUTOGEN_URL=dotenv\n");
    assertThat(prod().get("url")).contains("dotenv");
    assertThat(load("prod", Map.of("AUTOGEN_URL", "environment")).get("url"))
        .contains("environment");
    assertThat(load("", Map.of()).get("url")).contains("plain dotenv");
  }

  @Test
  void eachSettingKnowsWhereItStands() throws IOException {
    write(YAML, "spring.datasource.password: x\n");
    write("autogen.properties", "url=a\nusername=b\n");
    write("autogen-prod.properties", "url=c\n");
    write(".env.prod", "AUTOGEN_ROLE=d\n");
    Configuration configuration = load("prod", Map.of("AUTOGEN_SCHEMA", "e"));
    assertThat(configuration.setting("url").orElseThrow().source())
        .isEqualTo("autogen-prod.properties");
    assertThat(configuration.setting("username").orElseThrow().source())
        .isEqualTo("autogen.properties");
    assertThat(configuration.setting("password").orElseThrow().source())
        .isEqualTo("application.yml");
    assertThat(configuration.setting("role").orElseThrow().source())
        .isEqualTo("AUTOGEN_ROLE in .env.prod");
    assertThat(configuration.setting("schema").orElseThrow().source()).isEqualTo("AUTOGEN_SCHEMA");
  }

  @Test
  void isChosenByEnvironmentAndConfigurationToo() throws IOException {
    write("autogen-prod.properties", "url=prod\n");
    write("autogen-test.properties", "url=test\n");
    assertThat(load("", Map.of("AUTOGEN_PROFILE", "prod")).get("url")).contains("prod");
    write("autogen.properties", "profile=test\n");
    assertThat(load("", Map.of()).get("url")).contains("test");
    assertThat(load("prod", Map.of()).profile()).contains("prod");
  }

  @Test
  void variablesOfItsDotenvFillPlaceholders() throws IOException {
    write("autogen.properties", "url=jdbc:postgresql://${HOST:localhost}/blog\n");
    write(".env", "HOST=dev\n");
    write(".env.prod", "HOST=prod\n");
    assertThat(prod().get("url")).contains("jdbc:postgresql://prod/blog");
    assertThat(load("", Map.of()).get("url")).contains("jdbc:postgresql://dev/blog");
  }

  @Test
  void documentsOfSpringHoldForTheirProfiles() throws IOException {
    write(
        YAML,
        """
        spring:
          datasource:
            url: plain
            username: blog
        ---
        spring:
          config.activate.on-profile: prod | staging
          datasource.url: prod
        ---
        spring:
          config.activate.on-profile: "!prod"
          datasource.username: developer
        """);
    assertThat(prod().get("url")).contains("prod");
    assertThat(prod().get("username")).contains("blog");
    assertThat(load("staging", Map.of()).get("url")).contains("prod");
    assertThat(load("", Map.of()).get("url")).contains("plain");
    assertThat(load("", Map.of()).get("username")).contains("developer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "prod; true",
        "test; false",
        "test, prod; true",
        "!test; true",
        "!prod; false",
        "prod & eu; false",
        "prod & !eu; true",
        "(eu | prod) & !test; true",
        "eu & us | prod; true",
        "default; false",
      })
  void expressionsAreReadAsSpringDoes(String expression, boolean accepted) {
    assertThat(new ProfileExpression(expression).accepts(Optional.of("prod"))).isEqualTo(accepted);
  }

  @Test
  void quarkusHasKeysForAProfile() throws IOException {
    write(
        "src/main/resources/application.properties",
        """
        quarkus.datasource.username=plain
        %prod.quarkus.datasource.username=prod
        %staging,test.quarkus.datasource.username=shared
        """);
    assertThat(prod().get("username")).contains("prod");
    assertThat(load("test", Map.of()).get("username")).contains("shared");
    assertThat(load("", Map.of()).get("username")).contains("plain");
  }

  @Test
  void springsKeysAreRelaxedAndReferToEachOther() throws IOException {
    write(
        YAML,
        """
        db:
          host: db1
          port: ${DB_PORT:5432}
        spring:
          dataSource:
            URL: jdbc:postgresql://${db.host}:${db.port}/${DB_NAME:${app.name:blog}}
            user-name: ada
          jpa:
            hibernate.naming.physical_strategy: com.acme.Physical
            properties:
              "[hibernate.default_schema]": app
        """);
    Configuration configuration = load("", Map.of("DB_HOST", "db2"));
    assertThat(configuration.get("url")).contains("jdbc:postgresql://db2:5432/blog");
    assertThat(configuration.get("username")).contains("ada");
    assertThat(configuration.startingWith("hibernate."))
        .isEqualTo(
            Map.of(
                "hibernate.physical_naming_strategy", "com.acme.Physical",
                "hibernate.default_schema", "app"));
  }

  @Test
  void whatMavenFillsInDoesNotMakeAFileUnreadable() throws IOException {
    write(
        YAML,
        """
        spring:
          profiles.active: @spring.profiles.active@
          datasource.url: jdbc:postgresql://db/${user.name}
        """);
    assertThat(load("", Map.of()).get("url"))
        .contains("jdbc:postgresql://db/" + System.getProperty("user.name"));
  }

  @Test
  void springsVariablesAreStrongerThanItsFilesAndWeakerThanAutogens() throws IOException {
    write(YAML, "spring.datasource.url: file\n");
    Map<String, String> environment =
        Map.of(
            "SPRING_DATASOURCE_URL", "variable",
            "SPRING_JPA_HIBERNATE_NAMING_PHYSICALSTRATEGY", "com.acme.Physical");
    Configuration configuration = load("", environment);
    assertThat(configuration.setting("url").orElseThrow())
        .returns("variable", Setting::value)
        .returns("SPRING_DATASOURCE_URL", Setting::source);
    assertThat(configuration.get("hibernate.physical_naming_strategy"))
        .contains("com.acme.Physical");
    write("autogen.properties", "url=own\n");
    assertThat(load("", environment).get("url")).contains("own");
  }

  @Test
  void aPlaceholderThatRefersToItselfIsAnError() throws IOException {
    write(YAML, "a: ${b}\nb: ${a}\nspring.datasource.url: ${a}\n");
    Configuration configuration = load("", Map.of());
    assertThatThrownBy(() -> configuration.get("url"))
        .hasMessageContaining("application.yml uses ${a} for 'url', which refers to itself");
  }

  @Test
  void oneThatNothingIsForIsAnErrorWhichListsTheOthers() throws IOException {
    write("autogen.properties", "url=a\n");
    write("autogen-test.properties", "url=a\n");
    write(".env.example", "A=b\n");
    write(YAML, "a: b\n---\nspring.config.activate.on-profile: staging\n");
    write("src/main/resources/application-local.yml", "a: b\n");
    assertThatThrownBy(this::prod)
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("There is no profile 'prod': no autogen-prod.properties")
        .hasMessageEndingWith("There is: local, staging, test.")
        .satisfies(e -> assertThat(((AutogenException) e).kind().exitCode()).isEqualTo(2));
    assertThatThrownBy(() -> load("../prod", Map.of()))
        .hasMessageContaining("'../prod' cannot be the name of a profile");
  }

  @Test
  void aNamedConfigurationHasProfilesByItsOwnName() throws IOException {
    write("other.properties", "url=a\n");
    write("other-prod.properties", "url=b\n");
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(
                directory,
                Optional.of(directory.resolve("other.properties")),
                "",
                Map.of("profile", "prod"),
                Map.of()));
    assertThat(configuration.get("url")).contains("b");
  }
}
