package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints enums, and the classes that tell Hibernate of their types. */
final class EnumPrinter {

  private static final ClassName STRING = ClassName.get("java.lang", "String");

  private EnumPrinter() {}

  /** Returns a Java enum; where a label is no identifier, constants know their labels. */
  static TypeSpec constants(EnumClass java) {
    TypeSpec.Builder type = TypeSpec.enumBuilder(java.name()).addModifiers(Modifier.PUBLIC);
    java.type()
        .ifPresent(
            of ->
                type.addJavadoc("$L", EntityJavadoc.of("The enum type", of.name(), of.comment())));
    if (java.isPlain()) {
      java.constants().keySet().forEach(type::addEnumConstant);
      return type.build();
    }
    java.constants()
        .forEach(
            (name, label) ->
                type.addEnumConstant(
                    name, TypeSpec.anonymousClassBuilder("$L", JavaString.of(label)).build()));
    return type.addField(
            FieldSpec.builder(STRING, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addAnnotation(Jakarta.marker(Jakarta.persistence("EnumeratedValue")))
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(STRING, "label")
                .addStatement("this.label = label")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("getLabel")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Returns what the database calls it.")
                .returns(STRING)
                .addStatement("return label")
                .build())
        .build();
  }

  /** Returns the class that binds values and creates the type under its own name. */
  static TypeSpec typeClass(EnumClass java, EnumType type) {
    ClassName base = ClassName.get("org.hibernate.dialect.type", "PostgreSQLEnumJdbcType");
    return TypeSpec.classBuilder(java.typeClass().orElseThrow())
        .addModifiers(Modifier.PUBLIC)
        .superclass(base)
        .addJavadoc(
            "Tells Hibernate what the enum type of {@link $T} is called, and the order of its labels.",
            java.name())
        .addField(
            FieldSpec.builder(STRING, "NAME", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(JavaString.of(SqlIdentifier.quote(type.name())))
                .build())
        .addMethod(literalFormatter())
        .addMethod(auxiliaryObjects(java, type))
        .build();
  }

  /** How a constant is written in SQL that Hibernate makes of a query. */
  private static MethodSpec literalFormatter() {
    TypeVariableName value = TypeVariableName.get("T");
    return MethodSpec.methodBuilder("getJdbcLiteralFormatter")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addTypeVariable(value)
        .returns(
            ParameterizedTypeName.get(
                ClassName.get("org.hibernate.type.descriptor.jdbc", "JdbcLiteralFormatter"), value))
        .addParameter(
            ParameterizedTypeName.get(
                ClassName.get("org.hibernate.type.descriptor.java", "JavaType"), value),
            "javaType")
        .addCode(
            """
            return (appender, value, dialect, options) ->
                appender.appendSql("'" + value.toString().replace("'", "''") + "'::" + NAME);
            """)
        .build();
  }

  private static MethodSpec auxiliaryObjects(EnumClass java, EnumType type) {
    ClassName database = ClassName.get("org.hibernate.boot.model.relational", "Database");
    ClassName object =
        ClassName.get("org.hibernate.boot.model.relational", "NamedAuxiliaryDatabaseObject");
    String labels = type.labels().stream().map(StringLiteral::of).collect(Collectors.joining(", "));
    List<CodeBlock> statements = new ArrayList<>();
    statements.add(
        CodeBlock.of("\"create type \" + NAME + $L", JavaString.of(" as enum (" + labels + ")")));
    java.castStatements().forEach(cast -> statements.add(JavaString.of(cast)));
    return MethodSpec.methodBuilder("addAuxiliaryDatabaseObjects")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(wildcard("org.hibernate.type.descriptor.java", "JavaType", 1), "javaType")
        .addParameter(
            wildcard("org.hibernate.type.descriptor.converter.spi", "BasicValueConverter", 2),
            "converter")
        .addParameter(ClassName.get("org.hibernate.engine.jdbc", "Size"), "size")
        .addParameter(database, "database")
        .addParameter(
            ClassName.get("org.hibernate.type.descriptor.jdbc", "JdbcTypeIndicators"), "context")
        .addCode("$T[] create = {\n$>$L\n$<};\n", STRING, CodeBlock.join(statements, ",\n"))
        .addStatement("$T[] drop = {\"drop type if exists \" + NAME + \" cascade\"}", STRING)
        .addCode(
            "database.addAuxiliaryDatabaseObject(\n$>$>new $T(\n$>$>NAME, database.getDefaultNamespace(), create, drop, $T.of(), true));\n$<$<$<$<",
            object,
            ClassName.get("java.util", "Set"))
        .build();
  }

  private static ParameterizedTypeName wildcard(String packageName, String name, int arguments) {
    WildcardTypeName any = WildcardTypeName.subtypeOf(Object.class);
    ClassName raw = ClassName.get(packageName, name);
    return arguments == 1
        ? ParameterizedTypeName.get(raw, any)
        : ParameterizedTypeName.get(raw, any, any);
  }

  /** Returns {@code @Enumerated(EnumType.STRING)}. */
  static AnnotationSpec enumeratedAsText() {
    return AnnotationSpec.builder(Jakarta.persistence("Enumerated"))
        .addMember("value", CodeBlock.of("$T.STRING", Jakarta.persistence("EnumType")))
        .build();
  }
}
