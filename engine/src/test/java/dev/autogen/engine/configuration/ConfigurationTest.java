package dev.autogen.engine.configuration;

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
  void aPlaceholderIsWrittenLiterallyWithTwoSigns() throws IOException {
    write("autogen.properties", "password=a$${b}$${c:${D}}$$d\nrole=${A:$${b}}\n");
    Map<String, String> environment = Map.of("D", "d");
    assertThat(load(Map.of(), environment).get("password")).contains("a${b}${c:d}$$d");
    assertThat(load(Map.of(), environment).get("role")).contains("${b}");
  }

  @Test
  void aPasswordKeepsTheBlankAtItsEnd() throws IOException {
    write("autogen.properties", "password=a \nrole=b \nreporting.from-password= c \n");
    assertThat(load(Map.of(), Map.of()).get("password")).contains("a ");
    assertThat(load(Map.of(), Map.of()).get("role")).contains("b");
    assertThat(load("reporting", Map.of(), Map.of()).get("from-password")).contains("c ");
    write("autogen.properties", "role=b\n");
    write("src/main/resources/application.properties", "spring.datasource.password=d \n");
    assertThat(load(Map.of(), Map.of()).get("password")).contains("d ");
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
  void theEnvironmentHasKeysOfFamiliesToo() throws IOException {
    write("autogen.properties", "reporting.url=x\ncontext.may-drop=no\nhibernate.own.key=no\n");
    write(".env", "AUTOGEN_CONTEXT_OF_DOTENV=d\n");
    Configuration configuration =
        load(
            "reporting",
            Map.of(),
            Map.of(
                "AUTOGEN_REPORTING_CONTEXT_TEAM", "blue",
                "AUTOGEN_OTHER_CONTEXT_NO", "no",
                "AUTOGEN_CONTEXT_MAY_DROP", "yes",
                "AUTOGEN_HIBERNATE_DEFAULT_SCHEMA", "app",
                "AUTOGEN_HIBERNATE_OWN_KEY", "own",
                "AUTOGEN_HIBERNATE_TIMEZONE_DEFAULT_STORAGE", "NORMALIZE",
                "AUTOGEN_HIBERNATE_CFG_XML", "a.cfg.xml",
                "AUTOGEN_JAKARTA_PERSISTENCE_VALIDATION_MODE", "none",
                "AUTOGEN_JDBC_APPLICATIONNAME", "blog"));
    assertThat(configuration.startingWith("context."))
        .isEqualTo(
            Map.of("context.may-drop", "yes", "context.of_dotenv", "d", "context.team", "blue"));
    assertThat(configuration.startingWith("hibernate.", "jakarta.persistence.", "jdbc."))
        .isEqualTo(
            Map.of(
                "hibernate.default_schema", "app",
                "hibernate.own.key", "own",
                "hibernate.timezone.default_storage", "NORMALIZE",
                "jakarta.persistence.validation.mode", "none",
                "jdbc.ApplicationName", "blog"));
    assertThat(configuration.settings())
        .extracting(setting -> setting + " of " + setting.source())
        .contains(
            "context.team=blue of AUTOGEN_REPORTING_CONTEXT_TEAM",
            "context.of_dotenv=d of AUTOGEN_CONTEXT_OF_DOTENV in .env",
            "hibernate-cfg-xml=a.cfg.xml of AUTOGEN_HIBERNATE_CFG_XML",
            "hibernate.default_schema=app of AUTOGEN_HIBERNATE_DEFAULT_SCHEMA",
            "jdbc.ApplicationName=blog of AUTOGEN_JDBC_APPLICATIONNAME");
  }

  @Test
  void keysThatNobodyKnowsAreSaid() throws IOException {
    write(
        "autogen.properties",
        """
        pasword=a
        databses=b
        nonsense=c
        blog.shema=d
        blog.url=e
        blog.jdbc.sslmode=f
        hibernate.x=g
        hooks.y=h
        jdbc.z=i
        context.q=j
        scan.java=k
        logging.level.root=l
        org.gradle.jvmargs=m
        version-path=n
        """);
    assertThat(load(Map.of(), Map.of()).unknownKeys())
        .containsExactly(
            "autogen.properties: there is no key 'pasword'. Did you mean password?",
            "autogen.properties: there is no key 'databses'. Did you mean databases?",
            "autogen.properties: there is no key 'nonsense'. It does nothing.",
            "autogen.properties: there is no key 'blog.shema'. Did you mean blog.schema?");
  }

  @Test
  void theLineOfAYamlFileThatIsNoneIsSaid() throws IOException {
    write(
        "src/main/resources/application.yml",
        "spring:\n  datasource:\n    url: a\n   username: b\n");
    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .hasMessageStartingWith("The application's application.yml cannot be read: line 4: ");
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
  void documentsOfAPropertiesFileThatAreForAProfileAreLeftOut() throws IOException {
    write(
        "src/main/resources/application.properties",
        """
        spring.datasource.username=blog
        #---
        spring.config.activate.on-profile=production
        spring.datasource.username=other
        #---
        spring.jpa.mapping-resources=a.xml, b.xml
        spring.jpa.database-platform=com.acme.OwnDialect
        """);
    Configuration configuration = load(Map.of(), Map.of());
    assertThat(configuration.get("username")).contains("blog");
    assertThat(configuration.get("mapping-files")).contains("a.xml, b.xml");
    assertThat(configuration.get("hibernate.dialect")).contains("com.acme.OwnDialect");
  }

  @Test
  void listsOfAYamlFileAreJoined() throws IOException {
    write(
        "src/main/resources/application.yml", "spring.jpa.mapping-resources: [a.xml, b.hbm.xml]\n");
    assertThat(load(Map.of(), Map.of()).get("mapping-files")).contains("a.xml,b.hbm.xml");
  }

  @Test
  void readsQuarkusSettings() throws IOException {
    write(
        "src/main/resources/application.properties",
        """
        quarkus.datasource.jdbc.url=jdbc:postgresql://db/${DB_NAME:blog}
        quarkus.datasource.username=blog
        %dev.quarkus.datasource.username=developer
        %dev.quarkus.datasource.password=secret
        %prod.quarkus.datasource.password=other
        quarkus.hibernate-orm.physical-naming-strategy=com.acme.Physical
        quarkus.hibernate-orm.implicit-naming-strategy=com.acme.Implicit
        quarkus.hibernate-orm.database.default-schema=app
        quarkus.hibernate-orm.packages=com.acme.a,com.acme.b
        quarkus.hibernate-orm.mapping-files=no-file
        quarkus.hibernate-orm.quote-identifiers.strategy=only-keywords
        quarkus.hibernate-orm.validation.enabled=false
        quarkus.hibernate-orm.unsupported-properties."hibernate.type.preferred_enum_jdbc_type"=NAMED_ENUM
        quarkus.hibernate-orm."reports".physical-naming-strategy=com.acme.Other
        """);
    Configuration configuration = load(Map.of(), Map.of());
    assertThat(configuration.get("url")).contains("jdbc:postgresql://db/blog");
    assertThat(configuration.get("username")).contains("blog");
    assertThat(configuration.get("password")).contains("secret");
    assertThat(configuration.get("packages")).contains("com.acme.a,com.acme.b");
    assertThat(configuration.get("mapping-files")).isEmpty();
    assertThat(configuration.startingWith("hibernate.", "jakarta.persistence."))
        .isEqualTo(
            Map.of(
                "hibernate.physical_naming_strategy", "com.acme.Physical",
                "hibernate.implicit_naming_strategy", "com.acme.Implicit",
                "hibernate.default_schema", "app",
                "hibernate.auto_quote_keyword", "true",
                "hibernate.type.preferred_enum_jdbc_type", "NAMED_ENUM",
                "jakarta.persistence.validation.mode", "none"));
  }

  @Test
  void readsQuarkusSettingsOfAYamlFile() throws IOException {
    write(
        "src/main/resources/application.yml",
        """
        quarkus:
          datasource:
            jdbc:
              url: jdbc:postgresql://db/blog
          hibernate-orm:
            quote-identifiers:
              strategy: all-except-column-definitions
            unsupported-properties:
              "hibernate.timezone.default_storage": NORMALIZE
        "%dev":
          quarkus:
            datasource:
              username: developer
        """);
    Configuration configuration = load(Map.of(), Map.of());
    assertThat(configuration.get("url")).contains("jdbc:postgresql://db/blog");
    assertThat(configuration.get("username")).contains("developer");
    assertThat(configuration.startingWith("hibernate."))
        .isEqualTo(
            Map.of(
                "hibernate.globally_quoted_identifiers", "true",
                "hibernate.globally_quoted_identifiers_skip_column_definitions", "true",
                "hibernate.timezone.default_storage", "NORMALIZE"));
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
