package dev.autogen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What counts the ids of entities where no column does it by itself: a sequence, or a row of a
 * table. The database does not know which ids those are; the entities do.
 *
 * @param source the sequence, or the table
 * @param row the row of the table; empty for a sequence
 * @param increment by how much each fetched value is larger than the one before; an application
 *     uses up to that many ids from each (Hibernate: {@code allocationSize}, with which the fetched
 *     value is the last of its block)
 * @param start what is there before the first id is taken
 * @param columns the columns that get the ids
 */
public record IdGenerator(
    QualifiedName source, Optional<Row> row, long increment, long start, List<ObjectId> columns) {

  /** The key of a model's header that holds its generators. */
  public static final String HEADER = "id-generators";

  /**
   * One row of a table of counters.
   *
   * @param valueColumn the column that counts
   * @param keyColumn the column by which the row is found
   * @param key its value there
   */
  public record Row(String valueColumn, String keyColumn, String key) {}

  public IdGenerator {
    columns = List.copyOf(columns);
  }

  /** Tells whether another counts in the same place. */
  public boolean isSameAs(IdGenerator other) {
    return source.equals(other.source) && row.equals(other.row);
  }

  /** Returns generators as one line. */
  public static String print(List<IdGenerator> generators) {
    return generators.stream().map(IdGenerator::toString).collect(Collectors.joining("; "));
  }

  /**
   * Reads what {@link #print} wrote.
   *
   * @throws IllegalArgumentException if it is not such a line
   */
  public static List<IdGenerator> parse(String line) {
    TokenCursor tokens = new TokenCursor(line);
    List<IdGenerator> generators = new ArrayList<>();
    while (!tokens.atEnd()) {
      generators.add(one(tokens));
      if (!tokens.accept(";")) {
        tokens.expectEnd("';'");
      }
    }
    return generators;
  }

  private static IdGenerator one(TokenCursor tokens) {
    QualifiedName source = tokens.qualifiedName("a sequence or table");
    Optional<Row> row = Optional.empty();
    if (tokens.accept("(")) {
      String value = tokens.name("a column");
      tokens.expect(",");
      String key = tokens.name("a column");
      tokens.expect("=");
      row = Optional.of(new Row(value, key, tokens.string("a key")));
      tokens.expect(")");
    }
    tokens.expectWords("by");
    long increment = tokens.integer("an increment");
    tokens.expectWords("from");
    long start = tokens.integer("a start");
    tokens.expectWords("for");
    List<ObjectId> columns = new ArrayList<>();
    do {
      columns.add(tokens.columnId());
    } while (tokens.accept(","));
    return new IdGenerator(source, row, increment, start, columns);
  }

  /** Returns {@code posts_seq by 50 from 1 for posts.id}. */
  @Override
  public String toString() {
    String place =
        row.map(
                one ->
                    " (%s, %s = %s)"
                        .formatted(
                            SqlQuotes.lineIdentifier(one.valueColumn()),
                            SqlQuotes.lineIdentifier(one.keyColumn()),
                            SqlQuotes.lineString(one.key())))
            .orElse("");
    return SqlQuotes.lineIdentifier(source)
        + place
        + " by "
        + increment
        + " from "
        + start
        + " for "
        + columns.stream().map(SqlQuotes::lineColumn).collect(Collectors.joining(", "));
  }
}
