package dev.autogen.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredDatabasesTest {

  @TempDir Path directory;

  private Configuration load(String name, Map<String, String> environment) {
    return Configuration.load(
        new ConfigurationRequest(directory, Optional.empty(), name, Map.of(), environment));
  }

  private List<String> all() {
    return ConfiguredDatabases.of(load("", Map.of())).all();
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("autogen.properties"), text);
  }

  @Test
  void areThoseWithAUrlInTheOrderOfTheFile() throws IOException {
    write("zoo.url=a\nhibernate.x.url=no\nblog.url=b\nreporting.schema=c\nshop.url=d\n");
    assertThat(all()).containsExactly("zoo", "blog", "shop");
  }

  @Test
  void theOneWithoutANameIsAmongThem() throws IOException {
    write("zoo.url=a\nurl=b\n");
    assertThat(all()).containsExactly("zoo", "");
  }

  @Test
  void aListSaysMoreThanTheUrls() throws IOException {
    write("databases=globex, acme\nurl=a\nacme.schema=acme\nglobex.schema=globex\nother.url=b\n");
    assertThat(all()).containsExactly("globex", "acme");
    assertThat(load("acme", Map.of()).schema()).isEqualTo("acme");
    assertThat(load("acme", Map.of()).get("url")).contains("a");
  }

  @Test
  void aKeyUnderTheNameIsStrongerThanAPlainOneAnywhereButOnTheCommandLine() throws IOException {
    write("blog.url=blog\n");
    Map<String, String> environment = Map.of("AUTOGEN_URL", "main", "AUTOGEN_SCHEMA", "s");
    assertThat(load("blog", environment).get("url")).contains("blog");
    assertThat(load("blog", environment).get("schema")).contains("s");
    assertThat(load("blog", Map.of("AUTOGEN_BLOG_URL", "variable")).get("url"))
        .contains("variable");
    Configuration configuration =
        Configuration.load(
            new ConfigurationRequest(
                directory, Optional.empty(), "blog", Map.of("url", "command"), Map.of()));
    assertThat(configuration.get("url")).contains("command");
  }

  @Test
  void anUnknownNameIsAnErrorWhichListsTheOthers() throws IOException {
    write("blog.url=a\nreporting.revisions=b\nhooks.x=c\n");
    assertThatThrownBy(() -> load("reportin", Map.of()))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "There is no database 'reportin' in autogen.properties. There is: blog, reporting.");
    assertThat(load("other", Map.of("AUTOGEN_OTHER_URL", "x")).get("url")).contains("x");
  }

  @Test
  void oneDatabaseIsNotSeveral() throws IOException {
    write("url=a\n");
    assertThatThrownBy(this::all).hasMessageContaining("has one database only");
  }

  @Test
  void twoThatAreOneAreAnError() throws IOException {
    write("databases=a,b,c\nurl=x\na.schema=s\nb.schema=t\nc.schema=s\n");
    List<Configuration> configurations =
        List.of(load("a", Map.of()), load("b", Map.of()), load("c", Map.of()));
    assertThatThrownBy(() -> ConfiguredDatabases.requireDistinct(configurations))
        .hasMessage(
            "Database a and Database c are the same: server, database and schema are equal."
                + " Give each a url or a schema of its own.");
  }

  @Test
  void aListedNameThatNoKeyIsForIsAnErrorWhichListsThoseWithKeys() throws IOException {
    write("databases=acme, globx\nurl=a\nacme.schema=acme\nglobex.schema=globex\n");
    String message =
        "databases of autogen.properties names 'globx', but no key is for it."
            + " Write globx.url=… or globx.schema=…, or correct the name."
            + " Names with keys are: acme, globex.";
    assertThatThrownBy(this::all).hasMessage(message);
    assertThatThrownBy(() -> load("globx", Map.of())).hasMessage(message);
    Map<String, String> environment = Map.of("AUTOGEN_GLOBX_SCHEMA", "s");
    assertThat(load("globx", environment).schema()).isEqualTo("s");
  }

  @Test
  void aNameOfImpossibleCharactersIsAnError() throws IOException {
    write("databases=rep;blog\nurl=a\nrep.schema=r\nblog.schema=b\n");
    assertThatThrownBy(this::all)
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "databases of autogen.properties has 'rep;blog', which is no name."
                + " Write names of letters, digits, - and _ with commas between them.");
  }

  @Test
  void aVariableOfAPlainKeyIsForNoDatabase() throws IOException {
    write("blog.url=a\n");
    assertThatThrownBy(() -> load("server", Map.of("AUTOGEN_SERVER_VERSION", "17")))
        .hasMessageContaining("There is no database 'server'");
  }

  @Test
  void whatOnlyNamedDatabasesHaveIsToBeChosenByName() throws IOException {
    write("blog.url=a\nblog.revisions=b\nshop.url=c\nshop.revisions=d\n");
    assertThatThrownBy(() -> load("", Map.of()).require("revisions"))
        .hasMessage(
            "autogen.properties says revisions for each database by its name only."
                + " Choose with -n (blog, shop), or take them all with --all.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://h/db",
        "jdbc:postgresql://h:5432/db?ApplicationName=x",
        "jdbc:postgresql://H/db?user=ada&password=x",
        "postgresql://ada:x@h/db",
      })
  void urlsThatLeadToOneDatabaseAreOne(String url) throws IOException {
    write("a.url=jdbc:postgresql://h/db\nb.url=" + url + "\nb.schema=public\n");
    List<Configuration> configurations = List.of(load("a", Map.of()), load("b", Map.of()));
    assertThatThrownBy(() -> ConfiguredDatabases.requireDistinct(configurations))
        .hasMessageContaining("Database a and Database b are the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "localhost:5432", ""})
  void aHostsOwnAddressesAreOne(String host) throws IOException {
    write("a.url=postgresql://localhost/db\nb.url=jdbc:postgresql://" + host + "/db\n");
    List<Configuration> configurations = List.of(load("a", Map.of()), load("b", Map.of()));
    assertThatThrownBy(() -> ConfiguredDatabases.requireDistinct(configurations))
        .hasMessageContaining("are the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h:5433/db", "h/other", "i/db", "h,i/db"})
  void urlsThatLeadElsewhereAreNot(String place) throws IOException {
    write("a.url=postgresql://h/db\nb.url=postgresql://" + place + "\n");
    ConfiguredDatabases.requireDistinct(List.of(load("a", Map.of()), load("b", Map.of())));
  }
}
