package dev.autogen.operation;

import dev.autogen.schema.ObjectId;

/**
 * What an operation destroys.
 *
 * @param object the table whose rows go, or the column whose values go or may change, by the name
 *     it has when the operation runs
 * @param sentence what is lost, as one sentence for people, with a full stop
 */
public record Loss(ObjectId object, String sentence) {}
