package dev.autogen.cli;

import dev.autogen.diff.Resolutions;
import dev.autogen.engine.RevisionPlace;
import dev.autogen.engine.RevisionRequest;
import dev.autogen.engine.RevisionRequest.Against;
import dev.autogen.revision.AutogenException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What decides the content of a revision, for {@code revision} and {@code diff}. */
final class ProposalOptions {

  @Option(
      names = "--against",
      paramLabel = "WHAT",
      defaultValue = "database",
      description =
          "database (default), or revisions: what they make when replayed; no server is needed.")
  String against;

  @ArgGroup(exclusive = false, multiplicity = "0..1")
  RenameOptions renames = new RenameOptions();

  @Option(
      names = "--backfill",
      paramLabel = "T.C=SQL",
      description = "What existing rows get where a column becomes not null; repeatable.")
  List<String> backfills = List.of();

  @Option(
      names = "--using",
      paramLabel = "T.C=SQL",
      description =
          "How values become those of the column's new type, such as"
              + " posts.status=\"case status when 0 then 'DRAFT' end\"; repeatable.")
  List<String> conversions = List.of();

  @Option(
      names = "--take-model",
      paramLabel = "OBJECT",
      description = "Where model and database were both changed: the model is right; repeatable.")
  List<String> takeModel = List.of();

  @Option(
      names = "--keep-database",
      paramLabel = "OBJECT",
      description = "Where model and database were both changed: the database stays; repeatable.")
  List<String> keepDatabase = List.of();

  @Option(
      names = "--allow-mass-drop",
      description = "Believe a model that drops most of the tables.")
  boolean allowMassDrop;

  RevisionRequest request(String message, boolean draft, Optional<String> id, RevisionPlace place) {
    return new RevisionRequest(
        message,
        against(),
        renames.renames(),
        renames.dropAdd(),
        sqlByColumn("--backfill", backfills),
        sqlByColumn("--using", conversions),
        new Resolutions(Set.copyOf(takeModel), Set.copyOf(keepDatabase)),
        draft,
        allowMassDrop,
        id,
        place);
  }

  private Against against() {
    try {
      return Against.valueOf(against.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(
          "--against takes database or revisions, but '%s' is given.".formatted(against));
    }
  }

  private static Map<String, String> sqlByColumn(String option, List<String> values) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals <= 0 || equals == value.length() - 1) {
        throw AutogenException.usage(
            "%s takes table.column=SQL, but '%s' is given.".formatted(option, value));
      }
      map.put(value.substring(0, equals).strip(), value.substring(equals + 1).strip());
    }
    return map;
  }
}
