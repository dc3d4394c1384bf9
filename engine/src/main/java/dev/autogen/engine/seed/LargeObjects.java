package dev.autogen.engine.seed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Makes a large object of each value, and gives its number: what Hibernate's {@code @Lob} is on
 * PostgreSQL. It is part of the transaction like any row.
 */
final class LargeObjects implements Conversion {

  private final Connection target;
  private final SourceProduct product;

  LargeObjects(Connection target, SourceProduct product) {
    this.target = target;
    this.product = product;
  }

  @Override
  public String text(Object value) {
    try (PreparedStatement statement =
        target.prepareStatement("select pg_catalog.lo_from_bytea(0, ?)")) {
      statement.setBytes(1, bytes(value));
      try (ResultSet number = statement.executeQuery()) {
        number.next();
        return number.getString(1);
      }
    } catch (SQLException e) {
      throw new Misfit(value, "makes no large object: " + Sentences.of(e));
    }
  }

  /** Bytes of PostgreSQL come as the text of {@code bytea}. */
  private byte[] bytes(Object value) {
    boolean isHex =
        product == SourceProduct.POSTGRESQL
            && value instanceof String text
            && text.startsWith("\\x");
    return isHex
        ? HexFormat.of().parseHex(((String) value).substring(2))
        : value instanceof Number || value instanceof Boolean
            ? value.toString().getBytes(StandardCharsets.UTF_8)
            : BinaryText.bytes(value);
  }
}
