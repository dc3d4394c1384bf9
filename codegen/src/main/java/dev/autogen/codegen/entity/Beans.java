package dev.autogen.codegen.entity;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/** Getters and setters. */
final class Beans {

  private Beans() {}

  static MethodSpec getter(String name, TypeName type) {
    return MethodSpec.methodBuilder("get" + JavaWords.capitalized(name))
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $N", name)
        .build();
  }

  static MethodSpec setter(String name, TypeName type) {
    return MethodSpec.methodBuilder("set" + JavaWords.capitalized(name))
        .addModifiers(Modifier.PUBLIC)
        .addParameter(type, name)
        .addStatement("this.$N = $N", name, name)
        .build();
  }
}
