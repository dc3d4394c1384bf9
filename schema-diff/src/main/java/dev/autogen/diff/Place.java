package dev.autogen.diff;

import java.util.Comparator;

/**
 * Where an operation stands in a revision when nothing forces it elsewhere, chosen to read well:
 * types and sequences, new tables with their indexes, their foreign keys, then one table after the
 * other, and last what goes.
 *
 * @param phase the part of the revision
 * @param group where the table stands among those of its phase; 0 where names alone decide
 * @param subject the table, or the name of an object that stands by itself
 * @param step what comes first within a table
 * @param position the position of a column or element within its table
 * @param name the name of the element; empty for the subject itself
 */
record Place(Phase phase, int group, String subject, Step step, int position, String name)
    implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::phase)
          .thenComparing(Place::group)
          .thenComparing(Place::subject)
          .thenComparing(Place::step)
          .thenComparing(Place::position)
          .thenComparing(Place::name);

  enum Phase {
    SCHEMAS,
    DROPPED_VIEWS,
    ENUM_VALUES,
    TYPES,
    SEQUENCES,
    FUNCTIONS,
    NEW_TABLES,
    NEW_FOREIGN_KEYS,
    TABLES,
    DROPPED_TABLES,
    DROPPED_SEQUENCES,
    DROPPED_TYPES,
    VIEWS,
    DROPPED_SCHEMAS
  }

  enum Step {
    TABLE,
    DROP_FOREIGN_KEY,
    DROP_INDEX,
    DROP_CONSTRAINT,
    CHANGE_CONSTRAINT,
    ADD_COLUMN,
    ALTER_COLUMN,
    ADD_CONSTRAINT,
    ADD_INDEX,
    ADD_FOREIGN_KEY,
    OWN_SEQUENCE,
    DROP_COLUMN
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
