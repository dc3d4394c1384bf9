package dev.autogen.catalog;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlExpressions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives expressions of several origins one text: what PostgreSQL itself prints for them in their
 * table, printed and read again until it is stable. Afterwards expressions are equal exactly when
 * their texts are.
 *
 * <p>Defaults, generated columns, checks, and the keys and predicates of indexes are put on empty
 * temporary tables, in a transaction or savepoint that is rolled back; none is evaluated. That
 * takes a constant number of statements. An expression that all schemas have with the same text is
 * not asked about, and keeps it.
 */
public final class ExpressionNormalizer {

  /**
   * What a server says that will not make temporary objects: insufficient privilege, read-only
   * transaction, no such language as PL/pgSQL (documentation: appendix A).
   */
  private static final Set<String> REFUSALS = Set.of("42501", "25006", "42704");

  private final Connection connection;
  private final CatalogScope scope;

  private ExpressionNormalizer(Connection connection, CatalogScope scope) {
    this.connection = connection;
    this.scope = scope;
  }

  /**
   * Returns a normalizer that asks the server of that connection: the live one, or a scratch server
   * of the same major version.
   *
   * @param scope only its default schema matters
   */
  public static ExpressionNormalizer of(Connection connection, CatalogScope scope) {
    return new ExpressionNormalizer(connection, scope);
  }

  /** See {@link #normalize(List)}. */
  public NormalizedSchemas normalize(Schema... schemas) throws SQLException {
    return normalize(List.of(schemas));
  }

  /**
   * Normalizes schemas for a comparison of each with each.
   *
   * @return the schemas in the same order; with each expression that PostgreSQL rejects or of which
   *     it may not be asked, since the role lacks {@code TEMPORARY} or the session is read-only
   * @throws SQLException if the connection breaks or a statement is cancelled
   */
  public NormalizedSchemas normalize(List<Schema> schemas) throws SQLException {
    List<List<ExpressionSite>> sites = differing(schemas);
    if (sites.stream().allMatch(List::isEmpty)) {
      return new NormalizedSchemas(schemas, List.of());
    }
    try {
      return RolledBack.run(connection, () -> ask(schemas, sites));
    } catch (SQLException e) {
      if (REFUSALS.contains(String.valueOf(e.getSQLState()))) {
        return couldNotTell(schemas, sites, e.getMessage());
      }
      throw e;
    }
  }

  /** Returns for each schema the expressions that not all schemas with their table have. */
  private static List<List<ExpressionSite>> differing(List<Schema> schemas) {
    List<Map<ExpressionSite.Group, Set<String>>> texts =
        schemas.stream().map(ExpressionNormalizer::textsByGroup).toList();
    List<List<ExpressionSite>> differing = new ArrayList<>();
    for (Schema schema : schemas) {
      differing.add(
          ExpressionSite.of(schema).stream()
              .filter(site -> !isEverywhere(site, schemas, texts))
              .toList());
    }
    return differing;
  }

  private static Map<ExpressionSite.Group, Set<String>> textsByGroup(Schema schema) {
    Map<ExpressionSite.Group, Set<String>> texts = new HashMap<>();
    for (ExpressionSite site : ExpressionSite.of(schema)) {
      texts
          .computeIfAbsent(site.group(), group -> new HashSet<>())
          .add(SqlExpressions.normalizeLexically(site.sql()));
    }
    return texts;
  }

  private static boolean isEverywhere(
      ExpressionSite site,
      List<Schema> schemas,
      List<Map<ExpressionSite.Group, Set<String>>> texts) {
    ExpressionSite.Group group = site.group();
    String text = SqlExpressions.normalizeLexically(site.sql());
    for (int i = 0; i < schemas.size(); i++) {
      boolean hasTable = schemas.get(i).table(group.table()).isPresent();
      if (hasTable && !texts.get(i).getOrDefault(group, Set.of()).contains(text)) {
        return false;
      }
    }
    return true;
  }

  private NormalizedSchemas ask(List<Schema> schemas, List<List<ExpressionSite>> sites)
      throws SQLException {
    String defaultSchema = ServerFacts.read(connection, scope).defaultSchema();
    PrintSettings.set(connection, "pg_temp", defaultSchema);
    ServerTypes server = ServerTypes.read(connection, defaultSchema);
    List<Map<ExpressionSite, ExpressionRequest>> requests = new ArrayList<>();
    Set<ExpressionRequest> all = new LinkedHashSet<>();
    for (int i = 0; i < schemas.size(); i++) {
      ExpressionContext context = new ExpressionContext(schemas.get(i), server);
      Map<ExpressionSite, ExpressionRequest> ofSchema = new LinkedHashMap<>();
      sites.get(i).forEach(site -> ofSchema.put(site, context.request(site)));
      requests.add(ofSchema);
      all.addAll(ofSchema.values());
    }
    return answered(schemas, requests, StableText.of(all, connection));
  }

  private static NormalizedSchemas answered(
      List<Schema> schemas,
      List<Map<ExpressionSite, ExpressionRequest>> requests,
      Map<ExpressionRequest, StableText> answers) {
    List<Schema> normalized = new ArrayList<>();
    Set<NormalizationFailure> failures = new LinkedHashSet<>();
    for (int i = 0; i < schemas.size(); i++) {
      Map<ExpressionSite, String> texts = new LinkedHashMap<>();
      requests
          .get(i)
          .forEach(
              (site, request) -> {
                StableText answer = answers.get(request);
                if (answer.error().isEmpty()) {
                  texts.put(site, answer.sql());
                } else {
                  failures.add(failure(site, NormalizationFailure.Reason.REJECTED, answer.error()));
                }
              });
      normalized.add(ExpressionSite.replace(schemas.get(i), texts));
    }
    return new NormalizedSchemas(normalized, List.copyOf(failures));
  }

  private static NormalizedSchemas couldNotTell(
      List<Schema> schemas, List<List<ExpressionSite>> sites, String message) {
    List<NormalizationFailure> failures =
        sites.stream()
            .flatMap(List::stream)
            .map(site -> failure(site, NormalizationFailure.Reason.COULD_NOT_TELL, message))
            .distinct()
            .toList();
    return new NormalizedSchemas(schemas, failures);
  }

  private static NormalizationFailure failure(
      ExpressionSite site, NormalizationFailure.Reason reason, String message) {
    return new NormalizationFailure(site.object(), site.sql(), reason, message);
  }
}
