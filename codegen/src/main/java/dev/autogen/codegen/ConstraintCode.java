package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Call;
import dev.autogen.codegen.Expression.Chain;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/** Constraints as {@code foreignKey("posts_author_fk", "author_id").references("users", "id")}. */
final class ConstraintCode {

  private ConstraintCode() {}

  static Expression of(PrimaryKey key) {
    List<Call> calls = new ArrayList<>();
    calls.add(named("primaryKey", key.name(), key.columns()));
    calls.addAll(include(key.include()));
    calls.addAll(deferrability(key.deferrability()));
    return Chain.of(calls);
  }

  static Expression of(UniqueConstraint unique) {
    List<Call> calls = new ArrayList<>();
    calls.add(named("unique", unique.name(), unique.columns()));
    if (unique.nullsNotDistinct()) {
      calls.add(Call.of("nullsNotDistinct"));
    }
    calls.addAll(include(unique.include()));
    calls.addAll(deferrability(unique.deferrability()));
    return Chain.of(calls);
  }

  static Expression of(CheckConstraint check) {
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of("check", JavaText.of(check.name()), JavaText.sql(check.expression())));
    if (check.noInherit()) {
      calls.add(Call.of("noInherit"));
    }
    calls.addAll(notValid(check.validated()));
    return Chain.of(calls);
  }

  static Expression of(ExclusionConstraint exclusion) {
    return Call.of(
        "exclusion", JavaText.of(exclusion.name()), JavaText.sql(exclusion.definition()));
  }

  static Expression of(ForeignKey key) {
    List<Call> calls = new ArrayList<>();
    calls.add(named("foreignKey", key.name(), key.columns()));
    calls.add(reference(key));
    if (key.matchFull()) {
      calls.add(Call.of("matchFull"));
    }
    calls.addAll(action("onUpdate", key.onUpdate()));
    calls.addAll(action("onDelete", key.onDelete()));
    calls.addAll(deferrability(key.deferrability()));
    calls.addAll(notValid(key.validated()));
    return Chain.of(calls);
  }

  private static Call reference(ForeignKey key) {
    String table = key.referencedTable().name();
    if (key.referencedTable().schema().equals(key.table().schema())) {
      return named("references", table, key.referencedColumns());
    }
    if (key.referencedTable().schema().isDefault()) {
      return named("referencesInDefaultSchema", table, key.referencedColumns());
    }
    List<String> names = new ArrayList<>();
    names.add(table);
    names.addAll(key.referencedColumns());
    return named("referencesIn", key.referencedTable().schema().name(), names);
  }

  /** Returns a call with a name and further names as its arguments. */
  static Call named(String method, String name, List<String> others) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(JavaText.of(name));
    others.forEach(other -> arguments.add(JavaText.of(other)));
    return Call.of(method, arguments);
  }

  static List<Call> include(List<String> columns) {
    return columns.isEmpty()
        ? List.of()
        : List.of(Call.of("include", columns.stream().map(JavaText::of).toList()));
  }

  private static List<Call> deferrability(Deferrability deferrability) {
    return switch (deferrability) {
      case NOT_DEFERRABLE -> List.of();
      case INITIALLY_IMMEDIATE -> List.of(Call.of("deferrable"));
      case INITIALLY_DEFERRED -> List.of(Call.of("initiallyDeferred"));
    };
  }

  private static List<Call> action(String event, ReferentialAction action) {
    return switch (action) {
      case NO_ACTION -> List.of();
      case RESTRICT -> List.of(Call.of(event + "Restrict"));
      case CASCADE -> List.of(Call.of(event + "Cascade"));
      case SET_NULL -> List.of(Call.of(event + "SetNull"));
      case SET_DEFAULT -> List.of(Call.of(event + "SetDefault"));
    };
  }

  private static List<Call> notValid(boolean validated) {
    return validated ? List.of() : List.of(Call.of("notValid"));
  }
}
