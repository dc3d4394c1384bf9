package dev.autogen.codegen;

/**
 * The source of a revision's class.
 *
 * @param packageName the package it is in; empty for the unnamed one
 * @param className its simple name
 * @param source the whole compilation unit, to be written in UTF-8
 */
public record GeneratedRevision(String packageName, String className, String source) {

  /** Returns the fully qualified name of the class. */
  public String qualifiedName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }
}
