package dev.autogen.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one spelling of each type. Built-in types have short lower-case names: PostgreSQL's own where
 * the standard's is long ({@code varchar}, {@code timestamptz}), the standard's where PostgreSQL's
 * is internal ({@code integer} for {@code int4}).
 */
final class SqlTypeNames {

  /**
   * PostgreSQL's one-byte type {@code "char"}, which is not {@code char(1)}; always with quotes.
   */
  static final String INTERNAL_CHAR = "\"char\"";

  /** Other names of built-in types; those of several words are the parser's. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("int2", "smallint"),
          Map.entry("int", "integer"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("decimal", "numeric"),
          Map.entry("dec", "numeric"),
          Map.entry("nchar", "char"),
          Map.entry("character", "char"));

  /** The types of {@code pg_catalog} that a column can have, under the names chosen here. */
  private static final Set<String> BUILT_IN =
      Set.of(
          """
          aclitem bigint bit boolean box bpchar bytea char cid cidr circle date datemultirange daterange
          gtsvector inet int4multirange int4range int8multirange int8range integer interval json jsonb
          jsonpath line lseg macaddr macaddr8 money name numeric nummultirange numrange oid oidvector
          path pg_lsn pg_node_tree pg_snapshot point polygon real refcursor regclass regcollation
          regconfig regdictionary regnamespace regoper regoperator regproc regprocedure regrole regtype
          int2vector smallint text tid time timestamp timestamptz timetz tsmultirange tsquery tsrange
          tstzmultirange tstzrange tsvector txid_snapshot uuid varbit varchar xid xid8 xml\
          """
              .split("\\s+"));

  private static final Set<String> TIMES = Set.of("time", "timetz", "timestamp", "timestamptz");

  private static final Set<String> MODIFIABLE =
      Set.of(
          "varchar",
          "char",
          "bit",
          "varbit",
          "numeric",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval");

  /**
   * PostgreSQL reduces a higher precision of times to this, with a warning, and takes it for none.
   */
  private static final int TIME_PRECISION = 6;

  private SqlTypeNames() {}

  static SqlType parse(String sql) {
    try {
      TokenCursor cursor = new TokenCursor(sql);
      SqlType type = new SqlTypeParser(cursor).type();
      cursor.expectEnd("the end of the type");
      return type;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read the type '%s': %s".formatted(sql, e.getMessage()), e);
    }
  }

  static String print(SqlType type) {
    StringBuilder text = new StringBuilder(printedName(type));
    if (type.isBuiltIn()) {
      text.append(builtInSuffix(type));
    } else if (!type.fields().isEmpty()) {
      text.append('(').append(type.fields()).append(')');
    } else {
      text.append(modifiers(type));
    }
    return text.append("[]".repeat(type.dimensions())).toString();
  }

  private static String printedName(SqlType type) {
    if (type.isBuiltIn()) {
      return isBuiltIn(type.name())
          ? type.name()
          : "pg_catalog." + SqlQuotes.lineIdentifier(type.name());
    }
    String name = SqlQuotes.lineIdentifier(type.qualifiedName());
    if (!type.schema().isDefault() || name.startsWith("\"") && !type.name().equals("char")) {
      return name;
    }
    if (type.name().equals("char")) {
      return "U&" + INTERNAL_CHAR;
    }
    return means(type.name()) ? '"' + type.name() + '"' : name;
  }

  /** Tells whether the unquoted word would be read as anything but a type of the database. */
  private static boolean means(String word) {
    return isBuiltIn(word)
        || ALIASES.containsKey(word)
        || SqlTypeParser.isSerial(word)
        || SqlTypeParser.STARTS.contains(word);
  }

  /**
   * Tells whether an unqualified name is a built-in type: {@code pg_catalog} is searched first, and
   * keywords such as {@code int} are types only without quotes.
   */
  static boolean isBuiltIn(SqlToken name) {
    return name.kind() == SqlToken.Kind.IDENTIFIER
        ? means(name.identifier())
        : isBuiltIn(name.identifier());
  }

  private static String builtInSuffix(SqlType type) {
    return switch (type.name()) {
      case "interval" ->
          type.fields().isEmpty() ? modifiers(type) : " " + type.fields() + modifiers(type);
      default -> modifiers(type);
    };
  }

  private static String modifiers(SqlType type) {
    return type.modifiers().isEmpty()
        ? ""
        : type.modifiers().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  static boolean isBuiltIn(String name) {
    return BUILT_IN.contains(name) || name.equals("double precision") || name.equals(INTERNAL_CHAR);
  }

  /** Returns the spelling chosen here for the unquoted, folded name of a built-in type. */
  static String canonical(String name) {
    return ALIASES.getOrDefault(name, name);
  }

  /** Returns the name in {@code pg_type} of a built-in type's canonical name. */
  static String catalogName(String canonical) {
    return switch (canonical) {
      case "boolean" -> "bool";
      case "smallint" -> "int2";
      case "integer" -> "int4";
      case "bigint" -> "int8";
      case "real" -> "float4";
      case "double precision" -> "float8";
      case "char" -> "bpchar";
      case INTERNAL_CHAR -> "char";
      default -> canonical;
    };
  }

  /**
   * Returns the built-in type of a canonical name with what was written in parentheses after it.
   */
  static SqlType builtIn(String name, List<Integer> modifiers) {
    if (!modifiers.isEmpty() && name.equals("bpchar")) {
      return builtIn("char", modifiers);
    }
    if (!modifiers.isEmpty() && !MODIFIABLE.contains(name)) {
      throw new IllegalArgumentException("The type " + name + " takes nothing in parentheses");
    }
    if (modifiers.size() > (name.equals("numeric") ? 2 : 1)) {
      throw new IllegalArgumentException("The type " + name + " takes fewer numbers");
    }
    return new SqlType(SchemaName.PG_CATALOG, name, oneSpelling(name, modifiers), "", 0);
  }

  private static List<Integer> oneSpelling(String name, List<Integer> modifiers) {
    if (modifiers.isEmpty()) {
      return name.equals("char") || name.equals("bit") ? List.of(1) : modifiers;
    }
    if (name.equals("numeric") && modifiers.size() == 2 && modifiers.get(1) == 0) {
      return modifiers.subList(0, 1);
    }
    if (TIMES.contains(name) || name.equals("interval")) {
      return List.of(Math.min(modifiers.get(0), TIME_PRECISION));
    }
    return modifiers;
  }

  /**
   * Returns the type with its precision stated where PostgreSQL implies it, and extensions' own
   * modifiers in lower case, as {@code geometry(point,4326)}.
   */
  static SqlType withImpliedModifiers(SqlType type) {
    if (!type.isBuiltIn()) {
      String fields = type.fields().toLowerCase(Locale.ROOT);
      return new SqlType(
          type.schema(), type.name(), type.modifiers(), fields, Math.min(type.dimensions(), 1));
    }
    boolean hasSeconds =
        type.name().equals("interval")
            && (type.fields().isEmpty() || type.fields().endsWith("second"));
    if (type.modifiers().isEmpty() && (TIMES.contains(type.name()) || hasSeconds)) {
      return new SqlType(
          type.schema(), type.name(), List.of(TIME_PRECISION), type.fields(), type.dimensions());
    }
    return type;
  }
}
