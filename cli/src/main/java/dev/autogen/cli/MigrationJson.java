package dev.autogen.cli;

import dev.autogen.migration.AppliedRevision;
import dev.autogen.migration.MigrationPlan;
import dev.autogen.migration.MigrationResult;
import dev.autogen.migration.PlannedRevision;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run has done, or would do, as JSON. */
final class MigrationJson {

  private MigrationJson() {}

  /**
   * Returns what a run has done.
   *
   * @param rolledBack whether it was taken back in the end, as a rehearsal is
   */
  static Map<String, Object> of(MigrationResult result, boolean rolledBack) {
    return Json.object(
        "database", result.database(),
        "outcome", word(result.outcome()),
        "rolledBack", rolledBack,
        "before", List.copyOf(result.before()),
        "after", List.copyOf(rolledBack ? result.before() : result.after()),
        "revisions", result.applied().stream().map(MigrationJson::of).toList());
  }

  private static Map<String, Object> of(AppliedRevision revision) {
    return Json.object(
        "id", revision.header().id(),
        "message", revision.header().message(),
        "direction", revision.direction().word(),
        "how", word(revision.how()),
        "milliseconds", revision.duration().toMillis());
  }

  /** Returns what a run would do. */
  static Map<String, Object> of(MigrationPlan plan) {
    Map<String, Object> object =
        Json.object("database", plan.database(), "outcome", word(plan.outcome()));
    plan.stampedBaseline().ifPresent(baseline -> object.put("stampedBaseline", baseline.id()));
    object.put("revisions", plan.revisions().stream().map(revision -> of(revision, plan)).toList());
    object.put("misfits", plan.misfits());
    object.put("losses", plan.losses());
    return object;
  }

  private static Map<String, Object> of(PlannedRevision revision, MigrationPlan plan) {
    Map<String, Object> object =
        Json.object(
            "id", revision.id(),
            "message", revision.header().message(),
            "direction", revision.direction().word(),
            "sql", revision.statements());
    if (plan.done().containsKey(revision.id())) {
      object.put("done", plan.done().get(revision.id()));
    }
    return object;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
