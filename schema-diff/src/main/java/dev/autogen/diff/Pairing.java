package dev.autogen.diff;

import dev.autogen.diff.Matching.Pair;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What of one schema is what of another: constraints and indexes by what they do, all else by name.
 *
 * @param pairs the objects that both have, equal or not
 * @param gone the objects that only the first has
 * @param added the objects that only the second has
 */
record Pairing(List<Pair<SchemaObject>> pairs, List<SchemaObject> gone, List<SchemaObject> added) {

  /** The kinds of elements whose structure comes before their name. */
  static final List<Class<? extends TableElement>> STRUCTURAL =
      List.of(
          PrimaryKey.class,
          UniqueConstraint.class,
          CheckConstraint.class,
          ExclusionConstraint.class,
          ForeignKey.class,
          Index.class);

  static Pairing of(Schema before, Schema after, Comparison comparison) {
    Pairing pairing = new Pairing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    pairing.pairByName(before, after);
    Structure structure = new Structure(comparison);
    for (QualifiedName table : tables(before, after)) {
      for (Class<? extends TableElement> kind : STRUCTURAL) {
        pairing.pairByStructure(structure, table, kind, before, after);
      }
    }
    return pairing;
  }

  private void pairByName(Schema before, Schema after) {
    for (SchemaObject object : before.objects()) {
      if (isNamed(object)) {
        after
            .find(object.id())
            .ifPresentOrElse(other -> pairs.add(new Pair<>(object, other)), () -> gone.add(object));
      }
    }
    after.objects().stream()
        .filter(object -> isNamed(object) && !before.contains(object.id()))
        .forEach(added::add);
  }

  private static boolean isNamed(SchemaObject object) {
    return !(object instanceof TableElement) || object instanceof Column;
  }

  private static Set<QualifiedName> tables(Schema before, Schema after) {
    Set<QualifiedName> tables = new LinkedHashSet<>();
    before.objects(Table.class).forEach(table -> tables.add(table.name()));
    after.objects(Table.class).forEach(table -> tables.add(table.name()));
    return tables;
  }

  private <T extends TableElement> void pairByStructure(
      Structure structure, QualifiedName table, Class<T> kind, Schema before, Schema after) {
    Matching<T> matching =
        structure.match(before.elements(table, kind), after.elements(table, kind));
    matching.pairs().forEach(pair -> pairs.add(new Pair<>(pair.before(), pair.after())));
    gone.addAll(matching.onlyBefore());
    added.addAll(matching.onlyAfter());
  }
}
