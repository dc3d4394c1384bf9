package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageParametersTest {

  @Test
  void bothSpellingsAreTheSame() {
    StorageParameters written =
        StorageParameters.parse(
            "Fillfactor = 70, toast.autovacuum_enabled=off, log_autovacuum_min_duration = -1, user_catalog_table");
    assertThat(written)
        .isEqualTo(
            StorageParameters.ofCatalog(
                List.of(
                    "user_catalog_table=true",
                    "fillfactor=70",
                    "log_autovacuum_min_duration=-1",
                    "toast.autovacuum_enabled=off")));
    assertThat(StorageParameters.parse(written.sql())).isEqualTo(written);
    assertThat(written.sql()).startsWith("fillfactor='70', log_autovacuum_min_duration='-1'");
  }

  @Test
  void oneCanBeChangedAndReset() {
    StorageParameters both = StorageParameters.parse("a=1, b=2");
    assertThat(both.with("a", Optional.of("3")).sql()).isEqualTo("a='3', b='2'");
    assertThat(both.with("a", Optional.empty()).sql()).isEqualTo("b='2'");
    assertThat(both.namesWith(StorageParameters.parse("c=1"))).containsExactly("a", "b", "c");
  }

  @Test
  void somethingElseIsRefused() {
    assertThatThrownBy(() -> StorageParameters.parse("fillfactor 70"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
