package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * What between two states of a model may be a rename, so that the user is asked: a wrong yes
 * mislabels data, a wrong no deletes it.
 *
 * <ul>
 *   <li>a dropped and an added table with the same primary key, of whose columns two thirds agree;
 *   <li>in one table a dropped and an added column of the same type and kind (identity, generated,
 *       pointing to the same), or from the same property;
 *   <li>in one enumeration, an enum type or a check that lists texts, a removed and an added value
 *       in the same place, or the only ones.
 * </ul>
 */
public final class LikelyRenames {

  private final TargetMetadata then;
  private final TargetMetadata now;
  private final List<LikelyRename> found = new ArrayList<>();

  private LikelyRenames(TargetMetadata then, TargetMetadata now) {
    this.then = then;
    this.now = now;
  }

  /**
   * Returns the likely renames, tables first.
   *
   * @param then the model before
   * @param now the model
   * @param known what is known to be renamed
   */
  public static List<LikelyRename> of(TargetMetadata then, TargetMetadata now, Renames known) {
    LikelyRenames likely = new LikelyRenames(known.in(then), now);
    likely.tables();
    likely.columns();
    likely.values(known);
    return List.copyOf(likely.found);
  }

  private void tables() {
    Likeness likeness = new Likeness(then.schema(), now.schema());
    Origins origins = new Origins(then, now);
    for (Table gone : without(then.schema().objects(Table.class), now.schema())) {
      for (Table added : without(now.schema().objects(Table.class), then.schema())) {
        boolean isInPlace = gone.name().schema().equals(added.name().schema());
        if (isInPlace
            && (likeness.ofTables(gone.name(), added.name())
                || origins.formerlySame(gone.id(), added.id()))) {
          add(gone.id(), added.name().name());
        }
      }
    }
  }

  private void columns() {
    Likeness likeness = new Likeness(then.schema(), now.schema());
    Origins origins = new Origins(then, now);
    for (Table table : now.schema().objects(Table.class)) {
      for (Column gone : without(then.schema().columns(table.name()), now.schema())) {
        for (Column added : without(now.schema().columns(table.name()), then.schema())) {
          if (likeness.ofColumns(gone, added) || origins.formerlySame(gone.id(), added.id())) {
            add(gone.id(), added.name());
          }
        }
      }
    }
  }

  private void values(Renames known) {
    for (Enumeration enumeration : Enumeration.inBoth(then.schema(), now.schema())) {
      List<String> gone = enumeration.gone(known);
      List<String> added = enumeration.added(known);
      boolean isOnlyPair = gone.size() == 1 && added.size() == 1;
      for (String was : gone) {
        added.stream()
            .filter(is -> isOnlyPair || enumeration.isInPlace(was, is))
            .forEach(is -> found.add(new LikelyRename(enumeration.holder(), was, is)));
      }
    }
  }

  private void add(ObjectId gone, String added) {
    found.add(LikelyRename.of(gone, added));
  }

  /** Returns those objects that a schema has not under their name. */
  static <T extends SchemaObject> List<T> without(List<T> objects, Schema schema) {
    return objects.stream().filter(object -> !schema.contains(object.id())).toList();
  }
}
