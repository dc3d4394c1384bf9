package dev.autogen.engine;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationTarget;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.Schema;
import dev.autogen.schema.TargetMetadata;
import dev.autogen.schema.UniqueConstraint;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the same entities mean otherwise to a newer Hibernate: seen by reading the models of its own
 * test kit with 6.6, 7.0, 7.1, 7.2, 7.3 and 7.4 in turn.
 */
public final class HibernateChanges {

  private static final Set<ObjectKind> KEYS =
      Set.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE_CONSTRAINT);

  private static final Pattern CODED_BOOLEAN =
      Pattern.compile("in \\(('[A-Za-z]','[A-Za-z]'|0,\\s*1)\\)");

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

  private final String from;
  private final String to;

  private HibernateChanges(String from, String to) {
    this.from = from;
    this.to = to;
  }

  /** Returns the upgrade between two readings of entities; empty if both are of one version. */
  public static Optional<HibernateChanges> between(TargetMetadata before, TargetMetadata now) {
    String from = before.header().getOrDefault("hibernate", "");
    String to = now.header().getOrDefault("hibernate", "");
    return number(from) == number(to) || number(from) == 0 || number(to) == 0
        ? Optional.empty()
        : Optional.of(new HibernateChanges(from, to));
  }

  /** Returns 704 for {@code 7.4.6.Final}; 0 for no version. */
  private static int number(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.matches()
        ? Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2))
        : 0;
  }

  /**
   * Returns what in the newer Hibernate looks like the reason of a change; empty if nothing does.
   *
   * @param operation the change
   * @param origin the property that it comes from; empty if that is not known
   * @param now the model as the newer Hibernate reads it
   */
  public Optional<String> explain(Operation operation, Optional<String> origin, Schema now) {
    if (operation instanceof Create create && create.object() instanceof CheckConstraint check) {
      return check(check.expression(), origin.orElse(""));
    }
    if (operation instanceof Create create && create.object() instanceof UniqueConstraint) {
      return since(704, "makes the elements of a set unique");
    }
    if (operation instanceof Alter alter) {
      return alter.changes().stream()
          .flatMap(change -> changed(change, alter.object(), now).stream())
          .findFirst();
    }
    boolean isKey =
        OperationTarget.of(operation).filter(object -> KEYS.contains(object.kind())).isPresent();
    return isKey
        ? since(
            704, "makes the element the primary key of the table of a unidirectional one-to-many")
        : Optional.empty();
  }

  private Optional<String> check(String expression, String origin) {
    if (origin.endsWith("{index}") && expression.contains(">=0")) {
      return since(703, "checks that the columns of list indexes are not negative");
    }
    if (expression.contains(" or ")) {
      return since(701, "checks the columns of subclasses in a single table");
    }
    if (origin.endsWith("{discriminator}")) {
      return since(700, "checks the values of discriminators");
    }
    return CODED_BOOLEAN.matcher(expression).find()
        ? since(702, "checks the values of converted booleans")
        : since(700, "checks the values of converted enums");
  }

  private Optional<String> changed(Change change, ObjectId column, Schema now) {
    if (change instanceof Change.SetType type && type.type().toString().equals("time(0)")) {
      return since(700, "maps java.time.LocalTime and java.sql.Time to time(0)");
    }
    if (!(change instanceof Change.SetNullable nullable) || nullable.nullable()) {
      return Optional.empty();
    }
    boolean isReference =
        now.elements(column.tableName(), ForeignKey.class).stream()
            .anyMatch(key -> key.columns().contains(column.name()));
    return isReference
        ? since(704, "makes the columns of join tables not null")
        : since(703, "makes @Version columns not null, and 7.4 those of generated timestamps");
  }

  private Optional<String> since(int version, String what) {
    if (number(from) >= version || number(to) < version) {
      return Optional.empty();
    }
    String shown = "%d.%d".formatted(version / 100, version % 100);
    return Optional.of(
        "likely since Hibernate ORM %s %s: https://docs.hibernate.org/orm/%s/migration-guide/"
            .formatted(shown, what, shown));
  }

  /** Returns a sentence on the two versions. */
  @Override
  public String toString() {
    return "The last revision was written with Hibernate ORM %s, and this is %s."
        .formatted(from, to);
  }
}
