package dev.autogen.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.revision.AutogenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5433/blog, jdbc:postgresql://db:5433/blog, ''",
    "postgresql://ada@db/blog, jdbc:postgresql://db/blog, ada",
    "postgres://ada:s3cret@db:5433/blog?sslmode=require,"
        + " jdbc:postgresql://db:5433/blog?sslmode=require, ada",
    "jdbc:postgresql://db/blog?user=ada&password=s3cret&ssl=true,"
        + " jdbc:postgresql://db/blog?ssl=true, ada",
    "jdbc:postgresql://db/blog?ssl=true&user=ada, jdbc:postgresql://db/blog?ssl=true, ada"
  })
  void takesUserAndPasswordOutOfTheUrl(String given, String url, String username) {
    DatabaseAddress address = DatabaseAddress.of(given, "", "");
    assertThat(address.url()).isEqualTo(url);
    assertThat(address.username()).isEqualTo(username);
    assertThat(address.password()).isEqualTo(given.contains("s3cret") ? "s3cret" : "");
  }

  @Test
  void whatIsGivenApartIsStrongerThanTheUrl() {
    DatabaseAddress address = DatabaseAddress.of("postgresql://ada:x@db/blog", "bob", "y");
    assertThat(address.username()).isEqualTo("bob");
    assertThat(address.password()).isEqualTo("y");
  }

  @Test
  void percentEncodedCredentialsAreDecoded() {
    DatabaseAddress address = DatabaseAddress.of("postgresql://a%40b:p%2B+q@db/blog", "", "");
    assertThat(address.username()).isEqualTo("a@b");
    assertThat(address.password()).isEqualTo("p++q");
  }

  @Test
  void neverShowsThePassword() {
    DatabaseAddress address = DatabaseAddress.of("postgresql://ada:s3cret@db/blog", "", "");
    assertThat(address.toString()).isEqualTo("Database blog at db:5432 as ada");
  }

  @Test
  void anotherDatabaseIsAnError() {
    assertThatThrownBy(() -> DatabaseAddress.of("jdbc:mysql://x/y?password=s3cret", "", ""))
        .isInstanceOf(AutogenException.class)
        .hasMessageContaining("not one of PostgreSQL")
        .message()
        .doesNotContain("s3cret");
  }
}
