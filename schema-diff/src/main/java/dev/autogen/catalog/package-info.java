/**
 * A live PostgreSQL database, read into the vocabulary of {@link dev.autogen.schema}: its objects
 * by {@link dev.autogen.catalog.CatalogReader}, and SQL expressions in PostgreSQL's own spelling by
 * {@link dev.autogen.catalog.ExpressionNormalizer}.
 */
package dev.autogen.catalog;
