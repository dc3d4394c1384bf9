package dev.autogen.schema;

import java.util.List;

/**
 * A type with SQL that is valid for columns of it. All SQL is in the form in which PostgreSQL
 * itself prints it, lexically normalised: what is created from it reads back as the same.
 *
 * @param type the type
 * @param sortable whether it has a B-tree operator class, so that it can be in a key
 * @param defaults default expressions
 * @param conditions conditions, with {@code %1$s} for the column
 * @param keys index expressions, with {@code %1$s} for the column
 * @param derived expressions for generated columns, with {@code %1$s} for the column
 */
record ColumnKind(
    SqlType type,
    boolean sortable,
    List<String> defaults,
    List<String> conditions,
    List<String> keys,
    List<Derived> derived) {

  /** The immutable expression of a generated column, and its type. */
  record Derived(SqlType type, String expression) {}

  private static final List<Derived> OF_TEXT =
      List.of(
          new Derived(SqlType.of("text"), "upper(%1$s)"),
          new Derived(SqlType.of("integer"), "char_length(%1$s)"));

  private static final List<Derived> OF_VARCHAR =
      List.of(
          new Derived(SqlType.of("text"), "upper((%1$s)::text)"),
          new Derived(SqlType.of("boolean"), "(%1$s)::text = 'x'::text"));

  private static final List<Derived> OF_INTEGER =
      List.of(
          new Derived(SqlType.of("integer"), "%1$s * 2"),
          new Derived(SqlType.of("boolean"), "%1$s > 0"));

  private static final List<Derived> OF_BIGINT =
      List.of(new Derived(SqlType.of("bigint"), "%1$s + 1"));

  /** The types that identity columns and the columns of {@code nextval} have. */
  static final List<ColumnKind> COUNTERS =
      List.of(
          sortable(SqlType.of("bigint"), "0", "'-1'::integer")
              .where("%1$s > 0", "(%1$s >= 1) AND (%1$s <= 10)")
              .keyedBy("%1$s + 1")
              .deriving(OF_BIGINT),
          sortable(SqlType.of("integer"), "42", "1 + 1")
              .where("%1$s > 0", "(%1$s <> 13) AND (%1$s >= 0)")
              .keyedBy("abs(%1$s)", "%1$s %% 10")
              .deriving(OF_INTEGER),
          sortable(SqlType.of("smallint"), "7").where("%1$s < 100"));

  /** All built-in types that are generated. */
  static final List<ColumnKind> ALL =
      List.of(
          COUNTERS.get(0),
          COUNTERS.get(1),
          COUNTERS.get(2),
          sortable(SqlType.of("varchar", 255), "'draft'::character varying")
              .where("(%1$s)::text <> ''::text", "char_length((%1$s)::text) > 2")
              .keyedBy("lower((%1$s)::text)")
              .deriving(OF_VARCHAR),
          sortable(SqlType.of("text"), "'it''s'::text", "upper('x'::text)")
              .where("%1$s <> ''::text", "%1$s = ANY (ARRAY['a'::text, 'b, c'::text])")
              .keyedBy("lower(%1$s)", "%1$s || 'x'::text")
              .deriving(OF_TEXT),
          sortable(SqlType.of("varchar")).where("(%1$s)::text ~~ 'a%%'::text"),
          sortable(SqlType.of("char", 3), "'abc'::bpchar").where("%1$s <> 'abc'::bpchar"),
          sortable(SqlType.of("boolean"), "true", "false").where("%1$s IS TRUE", "NOT %1$s"),
          sortable(SqlType.of("numeric", 38, 2), "1.50", "0").where("%1$s > (0)::numeric"),
          sortable(SqlType.of("numeric", 5), "0"),
          sortable(SqlType.of("numeric"), "3.14"),
          sortable(SqlType.of("real"), "0.5"),
          sortable(SqlType.of("double precision"), "random()"),
          sortable(SqlType.of("date"), "CURRENT_DATE", "'2020-01-31'::date")
              .where("%1$s > '2000-01-01'::date"),
          sortable(SqlType.of("timestamp", 6), "now()", "LOCALTIMESTAMP"),
          sortable(SqlType.of("timestamp")),
          sortable(SqlType.of("timestamptz", 3), "CURRENT_TIMESTAMP").where("%1$s IS NOT NULL"),
          sortable(SqlType.of("time", 0), "LOCALTIME"),
          sortable(SqlType.of("timetz", 6)),
          sortable(SqlType.of("interval"), "'01:00:00'::interval"),
          sortable(new SqlType(SchemaName.PG_CATALOG, "interval", List.of(3), "day to second", 0)),
          sortable(SqlType.of("uuid"), "gen_random_uuid()"),
          sortable(SqlType.of("bytea"), "'\\x00ff'::bytea"),
          sortable(SqlType.of("jsonb"), "'{\"a\": [1, 2]}'::jsonb")
              .where("jsonb_typeof(%1$s) = 'object'::text")
              .keyedBy("%1$s ->> 'a'::text"),
          unsortable(SqlType.of("json"), "'[]'::json"),
          unsortable(SqlType.of("xml")).where("%1$s IS NOT NULL"),
          unsortable(SqlType.of("point")),
          sortable(SqlType.of("inet"), "'10.0.0.1'::inet"),
          sortable(SqlType.of("bit", 8)),
          sortable(SqlType.of("varbit", 8)),
          sortable(SqlType.of("oid")),
          sortable(SqlType.of("\"char\"")),
          sortable(SqlType.of("int4range")).where("NOT isempty(%1$s)"),
          sortable(SqlType.of("text").array(), "'{}'::text[]", "ARRAY['a'::text]")
              .where("array_length(%1$s, 1) < 5"),
          unsortable(SqlType.of("varchar", 20).array()),
          sortable(SqlType.of("bigint").array(), "'{1,2}'::bigint[]"));

  private static ColumnKind sortable(SqlType type, String... defaults) {
    return new ColumnKind(type, true, List.of(defaults), List.of(), List.of(), List.of());
  }

  /** PostgreSQL has no foreign keys on {@code varchar[]}, although it can sort them. */
  private static ColumnKind unsortable(SqlType type, String... defaults) {
    return new ColumnKind(type, false, List.of(defaults), List.of(), List.of(), List.of());
  }

  private ColumnKind where(String... all) {
    return new ColumnKind(type, sortable, defaults, List.of(all), keys, derived);
  }

  private ColumnKind keyedBy(String... all) {
    return new ColumnKind(type, sortable, defaults, conditions, List.of(all), derived);
  }

  private ColumnKind deriving(List<Derived> all) {
    return new ColumnKind(type, sortable, defaults, conditions, keys, all);
  }

  /** Returns the kind of a column whose type is that enum. */
  static ColumnKind of(EnumType type) {
    SqlType named = SqlType.named(type.name());
    List<String> labels =
        type.labels().stream()
            .map(label -> "'" + label.replace("'", "''") + "'::" + named)
            .toList();
    return new ColumnKind(named, true, labels, List.of(), List.of(), List.of())
        .where("%1$s <> " + labels.get(0).replace("%", "%%"));
  }

  /** Returns the kind of a column that holds arrays of that enum. */
  static ColumnKind arrayOf(EnumType type) {
    SqlType array = SqlType.named(type.name()).array();
    return sortable(array, "'{}'::" + array);
  }

  /** Returns the kind of a column of a composite type. */
  static ColumnKind of(CompositeType type) {
    return unsortable(SqlType.named(type.name())).where("%1$s IS NOT NULL");
  }

  static String fill(String template, String column) {
    return template.formatted(SqlIdentifier.quote(column));
  }
}
