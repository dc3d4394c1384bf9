package dev.autogen.postgresql;

/**
 * A creation that does nothing when its object is there, where PostgreSQL has no {@code IF NOT
 * EXISTS}.
 */
final class GuardedStatement {

  private GuardedStatement() {}

  /**
   * Returns a {@code DO} block around the statement. A second primary key is an {@code
   * invalid_table_definition}, a constraint with an index or a view a {@code duplicate_table}.
   */
  static String of(String statement) {
    String tag = tag("ensure", statement);
    return """
        do %s
        begin
          execute %s;
        exception
          when duplicate_object or duplicate_table or duplicate_function
            or invalid_table_definition then
            null;
        end
        %s"""
        .formatted(tag, dollarQuoted(statement), tag);
  }

  private static String dollarQuoted(String statement) {
    String tag = tag("sql", statement);
    return tag + statement + tag;
  }

  private static String tag(String name, String statement) {
    String tag = "$" + name + "$";
    for (int i = 1; statement.contains(tag); i++) {
      tag = "$" + name + i + "$";
    }
    return tag;
  }
}
