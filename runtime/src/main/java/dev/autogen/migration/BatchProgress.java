package dev.autogen.migration;

/**
 * How far an update by batches came.
 *
 * @param table the table, as messages name it
 * @param rows how many rows the last batch changed
 * @param rowsSoFar how many rows this run changed, those of an earlier run left out
 * @param key the column that the batches go by
 * @param position the value of that column in the last row, as text
 */
public record BatchProgress(String table, long rows, long rowsSoFar, String key, String position) {}
