package dev.autogen.engine;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.schema.UniqueConstraint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the same entities mean otherwise to a newer Hibernate: seen by creating them with 6.6 and
 * 7.4, and told in the migration guides of the versions between.
 */
public final class HibernateUpgrade {

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  private final String from;
  private final String to;

  private HibernateUpgrade(String from, String to) {
    this.from = from;
    this.to = to;
  }

  /** Returns the upgrade between two readings of entities; empty if both are of one version. */
  public static Optional<HibernateUpgrade> between(TargetMetadata before, TargetMetadata now) {
    String from = before.header().getOrDefault("hibernate", "");
    String to = now.header().getOrDefault("hibernate", "");
    return number(from) == number(to) || number(from) == 0 || number(to) == 0
        ? Optional.empty()
        : Optional.of(new HibernateUpgrade(from, to));
  }

  /** Returns 704 for {@code 7.4.6.Final}; 0 for no version. */
  private static int number(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.matches()
        ? Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2))
        : 0;
  }

  /** Returns what may come with the upgrade in a change; empty if it does not look like it. */
  public Optional<String> explain(Operation operation) {
    if (operation instanceof Create create) {
      return created(create.object());
    }
    if (operation instanceof Alter alter) {
      return alter.changes().stream().flatMap(change -> changed(change).stream()).findFirst();
    }
    return Optional.empty();
  }

  private Optional<String> created(SchemaObject object) {
    if (object instanceof CheckConstraint) {
      return since(701, "checks the discriminator and the columns of subclasses in a single table");
    }
    return object instanceof UniqueConstraint
        ? since(704, "makes the elements of a set unique")
        : Optional.empty();
  }

  private Optional<String> changed(Change change) {
    if (change instanceof Change.SetType type && type.type().toString().equals("time(0)")) {
      return since(700, "maps LocalTime to time(0)");
    }
    if (change instanceof Change.SetNullable nullable && !nullable.nullable()) {
      return since(703, "makes @Version columns not null (7.4 those of timestamps, too)");
    }
    return Optional.empty();
  }

  private Optional<String> since(int version, String what) {
    if (number(from) >= version || number(to) < version) {
      return Optional.empty();
    }
    String shown = "%d.%d".formatted(version / 100, version % 100);
    return Optional.of(
        "Hibernate ORM %s %s: https://docs.hibernate.org/orm/%s/migration-guide/"
            .formatted(shown, what, shown));
  }

  /** Returns a sentence on the two versions. */
  @Override
  public String toString() {
    return "The last revision was written with Hibernate ORM %s, and this is %s."
        .formatted(from, to);
  }
}
