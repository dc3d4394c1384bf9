/**
 * What a database has from before autogen: other tools' tables, what a baseline does not create,
 * and expressions in the words in which people write them.
 */
package dev.autogen.engine.adoption;
