package dev.autogen.codegen.entity;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Prints the class of an id of several parts. */
final class IdClassPrinter {

  private static final ClassName OBJECTS = ClassName.get("java.util", "Objects");

  private IdClassPrinter() {}

  /**
   * Returns the class.
   *
   * @param parts the types of the parts by their names, in order
   */
  static TypeSpec print(ClassName name, String entity, Map<String, TypeName> parts) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addSuperinterface(ClassName.get("java.io", "Serializable"))
            .addJavadoc("The id of {@link $L}.", entity)
            .addField(
                com.palantir.javapoet.FieldSpec.builder(
                        TypeName.LONG,
                        "serialVersionUID",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer("1L")
                    .build());
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
    parts.forEach(
        (part, of) -> {
          type.addField(of, part, Modifier.PRIVATE);
          constructor.addParameter(of, part).addStatement("this.$N = $N", part, part);
        });
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("For the persistence provider.")
            .build());
    type.addMethod(constructor.build());
    parts.forEach((part, of) -> type.addMethod(Beans.getter(part, of)));
    return type.addMethod(equals(name, parts)).addMethod(hash(parts)).build();
  }

  private static MethodSpec equals(ClassName name, Map<String, TypeName> parts) {
    List<CodeBlock> same = new ArrayList<>();
    same.add(CodeBlock.of("object instanceof $T other", name));
    parts
        .keySet()
        .forEach(part -> same.add(CodeBlock.of("$T.equals($N, other.$N)", OBJECTS, part, part)));
    return MethodSpec.methodBuilder("equals")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.BOOLEAN)
        .addParameter(Object.class, "object")
        .addStatement("return $L", CodeBlock.join(same, "\n&& "))
        .build();
  }

  private static MethodSpec hash(Map<String, TypeName> parts) {
    return MethodSpec.methodBuilder("hashCode")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(TypeName.INT)
        .addStatement("return $T.hash($L)", OBJECTS, String.join(", ", parts.keySet()))
        .build();
  }
}
