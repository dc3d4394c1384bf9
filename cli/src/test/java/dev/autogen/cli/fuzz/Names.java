package dev.autogen.cli.fuzz;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names for the database, of all the sorts that need care; each once. */
final class Names {

  private static final List<String> WORDS =
      List.of("title", "amount", "state", "owner_name", "kind_of", "place", "value_at", "note");
  private static final List<String> RESERVED =
      List.of(
          "order",
          "user",
          "select",
          "group",
          "table",
          "from",
          "where",
          "check",
          "default",
          "primary",
          "references",
          "column",
          "limit",
          "offset",
          "all",
          "and",
          "desc",
          "end");
  private static final String LONG = "_a_name_that_is_much_longer_than_the_sixty_three_bytes_of_it";

  private final Dice dice;
  private final Set<String> taken = new HashSet<>();

  Names(Dice dice) {
    this.dice = dice;
  }

  /** Returns a name that needs no quotes and fits. */
  DbName plain(int number) {
    return taken(new DbName("n%d_%s".formatted(fresh(number), dice.of(WORDS)), false));
  }

  /** Returns any name. */
  DbName any(int number) {
    int token = fresh(number);
    DbName name =
        switch (dice.below(12)) {
          case 0 -> new DbName(dice.of(RESERVED), true);
          case 1 -> new DbName("Mixed N%d".formatted(token), true);
          case 2 -> new DbName("größe_n%d_%s".formatted(token, dice.of(WORDS)), true);
          case 3 -> new DbName("maß%d".formatted(token), false);
          case 4 -> new DbName("CamelN%dName".formatted(token), false);
          case 5 -> new DbName("n%d%s".formatted(token, LONG), false);
          default -> new DbName("n%d_%s".formatted(token, dice.of(WORDS)), false);
        };
    return taken.contains(name.catalog("").toLowerCase(Locale.ROOT)) ? plain(number) : taken(name);
  }

  /** Returns the name of an entity's table: so short that what is called after it fits too. */
  DbName table(int number) {
    DbName name = any(number);
    return name.text().endsWith(LONG) ? plain(number) : name;
  }

  /** The same number may be asked twice: for the name before and after a rename. */
  private int fresh(int number) {
    int token = number;
    while (!taken.add("#" + token)) {
      token += 1000;
    }
    return token;
  }

  private DbName taken(DbName name) {
    taken.add(name.catalog("").toLowerCase(Locale.ROOT));
    return name;
  }
}
