/**
 * Copies the tables of another database into that of a project: what is copied where ({@link
 * dev.autogen.engine.seed.SeedPlan}), in which order, how values are converted, and what came of it
 * ({@link dev.autogen.engine.seed.SeedResult}).
 */
package dev.autogen.engine.seed;
