package dev.autogen.codegen.entity;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import java.util.Optional;

/** The Java types of columns, and what Hibernate needs to be told to get back the type it was. */
final class ColumnTypes {

  private static final ClassName STRING = ClassName.get("java.lang", "String");
  private static final ClassName DECIMAL = ClassName.get("java.math", "BigDecimal");
  private static final ClassName UUID = ClassName.get("java.util", "UUID");
  private static final SqlType INET = SqlType.of("inet");
  private static final ClassName ADDRESS = ClassName.get("java.net", "InetAddress");

  /** What Hibernate takes for the length of a text, see {@code org.hibernate.Length}. */
  private static final int DEFAULT_LENGTH = 255;

  /** PostgreSQL's longest; Hibernate makes text of a longer one. */
  private static final int LONGEST = 10_485_760;

  private static final int MICROSECONDS = 6;
  private static final int DEFAULT_PRECISION = 38;
  private static final int DEFAULT_SCALE = 2;

  private final Schema schema;
  private final EnumClasses enums;
  private final StructClasses structs;

  ColumnTypes(Schema schema, EnumClasses enums, StructClasses structs) {
    this.schema = schema;
    this.enums = enums;
    this.structs = structs;
  }

  /** Returns how a type is said. */
  Mapping of(SqlType type) {
    return type.isArray() ? array(type) : scalar(type);
  }

  private Mapping array(SqlType type) {
    SqlType elementType = type.element();
    // Hibernate writes "/10.0.0.1" for an address within an array.
    boolean isText =
        elementType.equals(INET) || structs.of(elementType.qualifiedName()).isPresent();
    Mapping element = isText ? asText(elementType) : scalar(elementType);
    if (element.isPlain()) {
      Mapping array = element.withType(ArrayTypeName.of(element.type()));
      return element.attributes().containsKey("secondPrecision")
          ? Mapping.of(array.type()).defined(SqlNames.of(type))
          : array;
    }
    boolean isPlainJava = element.annotations().isEmpty() && element.writtenAs().isEmpty();
    TypeName java = isPlainJava ? element.type() : STRING;
    return Mapping.of(ArrayTypeName.of(java)).castTo(SqlNames.of(type));
  }

  private Mapping scalar(SqlType type) {
    if (!type.isBuiltIn()) {
      return named(type);
    }
    return switch (type.name()) {
      case "boolean" -> Mapping.of(TypeName.BOOLEAN.box());
      case "smallint" -> Mapping.of(TypeName.SHORT.box());
      case "integer" -> Mapping.of(TypeName.INT.box());
      case "bigint" -> Mapping.of(TypeName.LONG.box());
      case "real" -> Mapping.of(TypeName.FLOAT.box());
      case "double precision" -> Mapping.of(TypeName.DOUBLE.box());
      case "numeric" -> numeric(type);
      case "varchar" -> varchar(type);
      case "text" -> Mapping.of(STRING).with("length", CodeBlock.of("$T.LONG32", Jakarta.LENGTH));
      case "char" -> character(type);
      case "bytea" -> Mapping.of(ArrayTypeName.of(TypeName.BYTE));
      case "uuid" -> Mapping.of(UUID);
      case "date" -> Mapping.of(time("LocalDate"));
      case "time" -> times("LocalTime", type, 0);
      case "timestamp" -> times("LocalDateTime", type, MICROSECONDS);
      case "timestamptz" -> times("OffsetDateTime", type, MICROSECONDS);
      case "interval" -> interval(type);
      case "jsonb" -> Mapping.of(STRING).with(Jakarta.jdbcTypeCode("JSON"));
      case "json" -> Mapping.of(STRING).with(Jakarta.jdbcTypeCode("JSON")).defined("json");
      case "xml" -> Mapping.of(STRING).with(Jakarta.jdbcTypeCode("SQLXML"));
      case "inet" -> Mapping.of(ADDRESS);
      case "oid" -> Mapping.of(TypeName.LONG.box()).defined("oid");
      default -> asText(type);
    };
  }

  /** Types that Hibernate has no word for are read as text, and cast when they are written. */
  private static Mapping asText(SqlType type) {
    return Mapping.of(STRING).castTo(SqlNames.of(type));
  }

  private Mapping named(SqlType type) {
    Optional<EnumClass> javaEnum = enums.of(type.qualifiedName());
    if (javaEnum.isPresent()) {
      return javaEnum.get().mapping(type);
    }
    Optional<ClassName> struct = structs.of(type.qualifiedName());
    if (struct.isPresent()) {
      return Mapping.of(struct.get());
    }
    ObjectId domain = ObjectId.of(ObjectKind.DOMAIN, type.qualifiedName());
    return schema
        .find(domain, OpaqueObject.class)
        .flatMap(Domains::baseType)
        .map(base -> domain(type, base))
        .orElseGet(() -> asText(type));
  }

  private Mapping domain(SqlType type, SqlType base) {
    Mapping mapping = of(base);
    boolean isText = mapping.type().equals(STRING) && !mapping.isPlain();
    Mapping plain = Mapping.of(mapping.type());
    return isText ? plain.castTo(SqlNames.of(type)) : plain.defined(SqlNames.of(type));
  }

  private static ClassName time(String name) {
    return ClassName.get("java.time", name);
  }

  private static Mapping times(String name, SqlType type, int usual) {
    int precision = type.modifiers().isEmpty() ? MICROSECONDS : type.modifiers().get(0);
    Mapping mapping = Mapping.of(time(name));
    return precision == usual ? mapping : mapping.with("secondPrecision", precision);
  }

  private static Mapping interval(SqlType type) {
    return Mapping.of(time("Duration"))
        .with(Jakarta.jdbcTypeCode("INTERVAL_SECOND"))
        .defined(SqlNames.of(type));
  }

  private static Mapping numeric(SqlType type) {
    Mapping mapping = Mapping.of(DECIMAL);
    if (type.modifiers().isEmpty()) {
      return mapping.defined("numeric");
    }
    int precision = type.modifiers().get(0);
    int scale = type.modifiers().size() < 2 ? 0 : type.modifiers().get(1);
    if (scale < 0 || scale > precision) {
      return mapping.defined(SqlNames.of(type));
    }
    return precision == DEFAULT_PRECISION && scale == DEFAULT_SCALE
        ? mapping
        : mapping.with("precision", precision).with("scale", scale);
  }

  private static Mapping varchar(SqlType type) {
    Mapping mapping = Mapping.of(STRING);
    if (type.modifiers().isEmpty()) {
      return mapping.defined("varchar");
    }
    int length = type.modifiers().get(0);
    if (length >= LONGEST) {
      return mapping.defined(SqlNames.of(type));
    }
    return length == DEFAULT_LENGTH ? mapping : mapping.with("length", length);
  }

  private static Mapping character(SqlType type) {
    return Mapping.of(STRING)
        .with(Jakarta.jdbcTypeCode("CHAR"))
        .with("length", type.modifiers().get(0));
  }
}
