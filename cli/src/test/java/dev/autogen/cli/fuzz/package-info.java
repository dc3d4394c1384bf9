/**
 * Random entity models and random changes of them, for the fuzz test: a model is a few entities
 * with features, each of one {@link dev.autogen.cli.fuzz.Construct} of the catalog in {@link
 * dev.autogen.cli.fuzz.Constructs}; an edit adds, changes, drops or renames a feature.
 */
package dev.autogen.cli.fuzz;
