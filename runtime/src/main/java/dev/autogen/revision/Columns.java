package dev.autogen.revision;

import java.util.List;

/** The columns that the rows of {@link Operations#bulkInsert} have values for, in their order. */
public final class Columns {

  private final List<String> names;

  private Columns(List<String> names) {
    this.names = names;
  }

  static Columns of(String... names) {
    return new Columns(Requirements.columns("The list of columns", names));
  }

  List<String> names() {
    return names;
  }
}
