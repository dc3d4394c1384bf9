package dev.autogen.operation;

/**
 * A value as SQL.
 *
 * @param sql the value as it stands in a statement: {@code 'it''s'}, {@code 42}, {@code null}
 */
public record Literal(String sql) {}
