/**
 * JPA entities of a schema as Java source. {@link dev.autogen.codegen.entity.EntityGenerator} first
 * decides what classes, properties and associations there are, as values that know no Java source,
 * and then prints them.
 */
package dev.autogen.codegen.entity;
