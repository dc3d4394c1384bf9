package dev.autogen.migration;

import dev.autogen.postgresql.SqlRenderer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How the migrator behaves; see {@link #builder()}.
 *
 * @param acceptedLosses what may be lost, by name: {@code posts}, {@code posts.published}, {@code
 *     reporting.posts.published}; a table stands for its columns too
 * @param acceptAllLosses whether any loss is accepted; counts only in {@link #DEVELOPMENT}
 * @param environment what the database is for; empty when nobody said
 * @param lockWait how long to wait for another migrator to finish
 * @param lockTimeout {@code lock_timeout} of transactional steps; zero keeps the server's setting
 * @param aheadAllowed whether a database that a newer release has migrated is left alone with
 *     success; otherwise it is an error
 * @param schema the schema that unqualified names and autogen's own tables live in; empty for the
 *     first of the connection's {@code search_path}
 * @param tool name and version of the program, for the history
 * @param client who runs it, as {@code user@host}, for the history
 * @param context what {@code op.context()} gives to revisions
 */
public record MigrationOptions(
    Set<String> acceptedLosses,
    boolean acceptAllLosses,
    String environment,
    Duration lockWait,
    Duration lockTimeout,
    boolean aheadAllowed,
    String schema,
    String tool,
    String client,
    Map<String, String> context) {

  /** The environment in which a loss need not be accepted by name. */
  public static final String DEVELOPMENT = "development";

  public MigrationOptions {
    acceptedLosses = Set.copyOf(acceptedLosses);
    context = Map.copyOf(context);
  }

  /** Returns the options of a run that nobody configured. */
  public static MigrationOptions defaults() {
    return builder().build();
  }

  /**
   * Returns a builder that starts from the defaults: no loss is accepted, another migrator is
   * waited for five minutes, the server's {@code lock_timeout} holds, a database ahead of the
   * release is left alone.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what writes SQL for the schema that is set. */
  SqlRenderer renderer() {
    return schema.isEmpty() ? new SqlRenderer() : SqlRenderer.bound(schema);
  }

  boolean isDevelopment() {
    return environment.equals(DEVELOPMENT);
  }

  /** The environment knows the host; asking a name server can take seconds. */
  private static String userAtHost() {
    Map<String, String> environment = System.getenv();
    String host =
        environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", ""));
    String user = System.getProperty("user.name", "");
    return host.isEmpty() ? user : user + "@" + host;
  }

  /** Collects options; each method is named after the component of the record that it sets. */
  public static final class Builder {

    private Set<String> acceptedLosses = Set.of();
    private boolean acceptAllLosses;
    private String environment = "";
    private Duration lockWait = Duration.ofMinutes(5);
    private Duration lockTimeout = Duration.ZERO;
    private boolean aheadAllowed = true;
    private String schema = "";
    private String tool = "autogen";
    private String client = userAtHost();
    private Map<String, String> context = Map.of();

    private Builder() {}

    public Builder acceptedLosses(Set<String> value) {
      acceptedLosses = value;
      return this;
    }

    public Builder acceptAllLosses(boolean value) {
      acceptAllLosses = value;
      return this;
    }

    public Builder environment(String value) {
      environment = value;
      return this;
    }

    public Builder lockWait(Duration value) {
      lockWait = value;
      return this;
    }

    public Builder lockTimeout(Duration value) {
      lockTimeout = value;
      return this;
    }

    public Builder aheadAllowed(boolean value) {
      aheadAllowed = value;
      return this;
    }

    public Builder schema(String value) {
      schema = value;
      return this;
    }

    public Builder tool(String value) {
      tool = value;
      return this;
    }

    public Builder client(String value) {
      client = value;
      return this;
    }

    public Builder context(Map<String, String> value) {
      context = value;
      return this;
    }

    public MigrationOptions build() {
      return new MigrationOptions(
          acceptedLosses,
          acceptAllLosses,
          environment,
          lockWait,
          lockTimeout,
          aheadAllowed,
          schema,
          tool,
          client,
          context);
    }
  }
}
