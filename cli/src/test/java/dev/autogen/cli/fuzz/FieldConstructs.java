package dev.autogen.cli.fuzz;

import static dev.autogen.cli.fuzz.Trait.COLUMN;
import static dev.autogen.cli.fuzz.Trait.NUMBER;
import static dev.autogen.cli.fuzz.Trait.ONE_PER_ENTITY;
import static dev.autogen.cli.fuzz.Trait.RENAMABLE;
import static dev.autogen.cli.fuzz.Trait.SELDOM;
import static dev.autogen.cli.fuzz.Trait.TEXT;

import java.util.List;

/** Fields of basic types. */
final class FieldConstructs {

  static final List<Construct> ALL =
      List.of(
          Construct.of("string", RENAMABLE, COLUMN, TEXT)
              .variant(column("", "String"))
              .variant(column(", length = 40", "String"))
              .variant(column(", length = 1000, nullable = false", "String"))
              .variant(column(", length = 100000000", "String"))
              .variant(column(", nullable = false", "String")),
          Construct.of("character", RENAMABLE, COLUMN)
              .variant(column("", "Character"))
              .variant(column("", "char"))
              .variant(column(", length = 3", "String")),
          Construct.of("lob", RENAMABLE)
              .variant("@Lob", column("", "String"))
              .variant("@Lob", column(", nullable = false", "byte[]")),
          Construct.of("integer", RENAMABLE, COLUMN, NUMBER)
              .variant(column("", "Integer"))
              .variant(column("", "Long"))
              .variant(column("", "Short"))
              .variant(column("", "Byte"))
              .variant(column("", "int"))
              .variant(column("", "long")),
          Construct.of("floating point", RENAMABLE, COLUMN, NUMBER)
              .variant(column("", "Float"))
              .variant(column("", "Double"))
              .variant(column("", "double")),
          Construct.of("decimal", RENAMABLE, COLUMN, NUMBER)
              .variant(column("", "BigDecimal"))
              .variant(column(", precision = 10, scale = 2", "BigDecimal"))
              .variant(column(", precision = 12, scale = 4, nullable = false", "BigDecimal"))
              .variant(column("", "BigInteger")),
          Construct.of("boolean", RENAMABLE, COLUMN)
              .variant(column("", "Boolean"))
              .variant(column("", "boolean")),
          Construct.of("bytes", RENAMABLE)
              .variant(column("", "byte[]"))
              .variant(column(", nullable = false", "byte[]")),
          Construct.of("uuid", RENAMABLE, COLUMN)
              .variant(column("", "UUID"))
              .variant(column(", nullable = false", "UUID")),
          Construct.of("date", RENAMABLE, COLUMN)
              .variant(column("", "LocalDate"))
              .variant(column("", "LocalDateTime"))
              .variant(column(", nullable = false", "LocalDate")),
          Construct.of("time", RENAMABLE, COLUMN)
              .variant(column("", "LocalTime"))
              .variant(column(", nullable = false", "LocalTime"))
              .variant(column(", secondPrecision = 3", "LocalTime"))
              .since7(),
          Construct.of("timestamp", RENAMABLE, COLUMN)
              .variant(column("", "LocalDateTime"))
              .variant(column("", "Instant"))
              .variant(column(", nullable = false", "OffsetDateTime"))
              .variant("@CreationTimestamp", column("", "LocalDateTime"))
              .variant(column(", secondPrecision = 3", "Instant"))
              .since7(),
          Construct.of("duration", RENAMABLE, COLUMN)
              .variant(column("", "Duration"))
              .variant(column(", nullable = false", "Duration")),
          Construct.of("interval", RENAMABLE, COLUMN)
              .variant("@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)", column("", "Duration"))
              .variant(
                  "@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)",
                  column(", nullable = false", "Duration")),
          Construct.of("time zone column", RENAMABLE)
              .variant(
                  "@TimeZoneStorage(TimeZoneStorageType.COLUMN) @TimeZoneColumn(name = ‹tz_$0›)",
                  column("", "OffsetDateTime"))
              .variant("@TimeZoneStorage(TimeZoneStorageType.NATIVE)", column("", "OffsetDateTime"))
              .variant(
                  "@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)", column("", "OffsetDateTime")),
          Construct.of("array of text", RENAMABLE)
              .variant(column("", "List<String>"))
              .variant(column(", length = 40", "String[]"))
              .variant(column(", nullable = false", "Set<String>")),
          Construct.of("array of numbers", RENAMABLE)
              .variant(column("", "Integer[]"))
              .variant("@JdbcTypeCode(SqlTypes.ARRAY)", column("", "List<Long>"))
              .variant(column(", nullable = false", "short[]")),
          Construct.of("json", RENAMABLE)
              .variant("@JdbcTypeCode(SqlTypes.JSON)", column("", "Map<String, String>"))
              .variant(
                  "@JdbcTypeCode(SqlTypes.JSON)",
                  column(", nullable = false", "Map<String, String>")),
          Construct.of("xml", RENAMABLE)
              .variant("@JdbcTypeCode(SqlTypes.SQLXML)", column("", "String"))
              .variant("@JdbcTypeCode(SqlTypes.SQLXML)", column(", nullable = false", "String")),
          Construct.of("inet", RENAMABLE, COLUMN)
              .variant(column("", "InetAddress"))
              .variant(column(", nullable = false", "InetAddress")),
          Construct.of("columnDefinition", RENAMABLE, COLUMN)
              .variant(defined("varchar(20) default 'x' not null"))
              .variant(defined("varchar(30)"))
              .variant(defined("TEXT DEFAULT 'it''s'"))
              .variant(defined("varchar(20) collate \"C\""))
              .variant(defined("varchar(20) check ($0 <> '')"))
              .variant(defined("varchar(25) default 'y' check (length($0) < 9) not null")),
          Construct.of("default literal", RENAMABLE, COLUMN)
              .variant("@ColumnDefault(«5»)", column("", "Integer"))
              .variant("@ColumnDefault(«7»)", column("", "Integer"))
              .variant(column("", "Integer"))
              .variant("@ColumnDefault(«9»)", column("", "long")),
          Construct.of("default text", RENAMABLE, COLUMN)
              .variant("@ColumnDefault(«'it''s'»)", column("", "String"))
              .variant("@ColumnDefault(«''»)", column(", nullable = false", "String"))
              .variant(column(", length = 60", "String"))
              .variant(column(", options = «default 'none'»", "String"))
              .since7(),
          Construct.of("default expression", RENAMABLE, COLUMN)
              .variant("@ColumnDefault(«now()»)", column("", "Instant"))
              .variant("@ColumnDefault(«current_timestamp»)", column("", "Instant"))
              .variant("@ColumnDefault(«clock_timestamp()»)", column("", "OffsetDateTime")),
          Construct.of("generated text", RENAMABLE)
              .needing(Need.TEXT)
              .variant("@GeneratedColumn(«upper($1)»)", column("", "String"))
              .variant("@GeneratedColumn(«lower($1)»)", column("", "String"))
              .variant(
                  "@GeneratedColumn(«coalesce($1, '-')»)", column(", length = 2000", "String")),
          Construct.of("generated number", RENAMABLE, SELDOM)
              .needing(Need.NUMBER)
              .variant("@GeneratedColumn(«$1 + 1»)", column("", "Double"))
              .variant("@GeneratedColumn(«$1 * 2»)", column("", "Double")),
          Construct.of("check of a field", RENAMABLE, COLUMN, NUMBER)
              .variant("@Check(constraints = «$0 > 0»)", column("", "Integer"))
              .variant("@Check(constraints = «$0 > -5 and $0 < 1000»)", column("", "Integer"))
              .variant("@Check(name = ‹ck_f$n›, constraints = «$0 <> 99»)", column("", "Integer"))
              .variant(column("", "Integer"))
              .variant(column(", check = @CheckConstraint(constraint = «$0 > -1»)", "Integer"))
              .since7()
              .variant(
                  column(
                      ", check = @CheckConstraint(name = ‹ck_f$n›, constraint = «$0 > -2»)",
                      "Integer"))
              .since7(),
          Construct.of("collation", RENAMABLE, COLUMN, TEXT)
              .variant("@Collate(«C»)", column("", "String"))
              .variant("@Collate(«POSIX»)", column("", "String"))
              .variant(column("", "String")),
          Construct.of("comment of a field", RENAMABLE, COLUMN, TEXT)
              .variant("@Comment(«What people read»)", column("", "String"))
              .variant("@Comment(«Größe; -- in %»)", column("", "String"))
              .variant(column("", "String"))
              .variant(column(", comment = «As JPA 3.2 says it»", "String"))
              .since7(),
          Construct.of("unique field", RENAMABLE, COLUMN)
              .variant(column(", unique = true", "String"))
              .variant(column("", "String"))
              .variant(column(", unique = true, length = 50", "String")),
          Construct.of("natural id", RENAMABLE, COLUMN, ONE_PER_ENTITY)
              .variant("@NaturalId", column("", "String"))
              .variant("@NaturalId(mutable = true)", column(", length = 50", "String"))
              .variant(column(", length = 50", "String")),
          Construct.of("version", RENAMABLE, ONE_PER_ENTITY)
              .variant("@Version", column("", "int"))
              .variant("@Version", column("", "Long"))
              .variant("@Version", column("", "Short")),
          Construct.of("tenant id", RENAMABLE, ONE_PER_ENTITY)
              .variant("@TenantId", column("", "String"))
              .variant("@TenantId", column(", length = 30", "String")),
          Construct.of("partition key", RENAMABLE, ONE_PER_ENTITY)
              .variant("@PartitionKey", column("", "Integer"))
              .variant("@PartitionKey", column("", "Long")));

  private FieldConstructs() {}

  private static String column(String attributes, String type) {
    return "@Column(name = ‹$0›%s) %s $name;".formatted(attributes, type);
  }

  private static String defined(String definition) {
    return column(", columnDefinition = «" + definition + "»", "String");
  }
}
