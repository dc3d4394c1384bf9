package dev.autogen.cli.it;

import dev.autogen.migration.JsonRowsTest;
import dev.autogen.testing.TestDatabase;
import java.util.List;

/** What a value of a JSON file means, on the oldest PostgreSQL too. */
class JsonRowsIT extends JsonRowsTest {

  @Override
  protected List<Integer> majors() {
    return TestDatabase.versions(14, 18);
  }
}
