package dev.autogen.diff;

import dev.autogen.operation.Operation;

/**
 * A name that somebody changed by hand, and how it is changed back.
 *
 * @param difference what is wrong, by the name in the model
 * @param operation gives the name back
 */
record HandRename(Difference difference, Operation operation) {}
