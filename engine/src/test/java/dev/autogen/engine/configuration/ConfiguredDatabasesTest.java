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
            "Database a and Database c are the same: url and schema are equal."
                + " Give each a url or a schema of its own.");
  }
}
