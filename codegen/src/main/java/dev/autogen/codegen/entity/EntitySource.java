package dev.autogen.codegen.entity;

/**
 * The source of one generated class.
 *
 * @param className its simple name
 * @param text the whole file
 */
public record EntitySource(String className, String text) {}
