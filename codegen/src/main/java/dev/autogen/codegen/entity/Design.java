package dev.autogen.codegen.entity;

import dev.autogen.codegen.entity.Property.Basic;
import dev.autogen.codegen.entity.Property.Role;
import dev.autogen.codegen.entity.Property.ToOne;
import dev.autogen.schema.Column;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of one entity: first those that its own table has, later the other ends. */
final class Design {

  private final Schema schema;
  private final QualifiedName table;
  private final Map<QualifiedName, String> classes;
  private final List<String> primaryKey;
  private final PropertyNaming names = new PropertyNaming();
  private final List<Property> properties = new ArrayList<>();

  private Design(Schema schema, QualifiedName table, Map<QualifiedName, String> classes) {
    this.schema = schema;
    this.table = table;
    this.classes = classes;
    this.primaryKey = schema.primaryKey(table).orElseThrow().columns();
  }

  /** Designs the properties that a table has. */
  static Design of(
      Schema schema,
      Table table,
      Map<QualifiedName, String> classes,
      IdDependencies ids,
      List<Omission> omissions) {
    Design design = new Design(schema, table.name(), classes);
    Map<ForeignKey, Role> roles = new LinkedHashMap<>();
    Set<String> associated = new LinkedHashSet<>();
    for (ForeignKey key : TableRoles.foreignKeys(schema, table.name())) {
      if (design.isExpressible(key, omissions)) {
        Role role = design.role(key, associated, ids);
        roles.put(key, role);
        if (role != Role.READ_ONLY) {
          associated.addAll(key.columns());
        }
      }
    }
    design.addColumns(roles, associated);
    return design;
  }

  List<Property> properties() {
    return properties;
  }

  /** Adds a property under the first of the names that is free, and returns it. */
  Property add(Property property, List<String> candidates) {
    Property named = property.named(names.take(candidates));
    properties.add(named);
    return named;
  }

  private boolean isExpressible(ForeignKey key, List<Omission> omissions) {
    if (!classes.containsKey(key.referencedTable())) {
      omissions.add(
          new Omission(
              key.id(),
              "%s points to %s, for which there is no class; its columns are plain properties."
                  .formatted(key.id(), ObjectId.table(key.referencedTable()))));
      return false;
    }
    if (!TableRoles.refersToPrimaryKey(schema, key) && !refersToUnique(key)) {
      omissions.add(
          new Omission(
              key.id(),
              "%s points to columns that have a unique index and no unique constraint; its columns are plain properties."
                  .formatted(key.id())));
      return false;
    }
    return true;
  }

  private boolean refersToUnique(ForeignKey key) {
    return schema.elements(key.referencedTable(), UniqueConstraint.class).stream()
        .anyMatch(unique -> sameColumns(unique.columns(), key.referencedColumns()));
  }

  private Role role(ForeignKey key, Set<String> associated, IdDependencies ids) {
    boolean overlaps = !Collections.disjoint(associated, key.columns());
    boolean touchesId = !Collections.disjoint(primaryKey, key.columns());
    if (overlaps || !touchesId) {
      return overlaps || mixesNullable(key) ? Role.READ_ONLY : Role.PLAIN;
    }
    boolean isWithinId = primaryKey.containsAll(key.columns());
    boolean isWholeId = isWithinId && primaryKey.size() == key.columns().size();
    boolean canGiveId = TableRoles.refersToPrimaryKey(schema, key) && hasOneTypePerColumn(key);
    if (!isWithinId || !canGiveId || isWholeId && primaryKey.size() > 1) {
      return Role.READ_ONLY;
    }
    if (!ids.add(table, key.referencedTable())) {
      return Role.READ_ONLY;
    }
    return isWholeId ? Role.GIVES_ID : Role.ID;
  }

  /** Hibernate writes an association only when all of its columns take nulls, or none. */
  private boolean mixesNullable(ForeignKey key) {
    return key.columns().stream()
            .map(name -> schema.column(table, name).orElseThrow().nullable())
            .distinct()
            .count()
        > 1;
  }

  /** An id has one Java type on both sides. */
  private boolean hasOneTypePerColumn(ForeignKey key) {
    for (int i = 0; i < key.columns().size(); i++) {
      Column own = schema.column(table, key.columns().get(i)).orElseThrow();
      Column other =
          schema.column(key.referencedTable(), key.referencedColumns().get(i)).orElseThrow();
      if (!own.type().equivalentTo(other.type())) {
        return false;
      }
    }
    return true;
  }

  private void addColumns(Map<ForeignKey, Role> roles, Set<String> associated) {
    Map<String, ForeignKey> starts = new LinkedHashMap<>();
    Set<String> given = new LinkedHashSet<>();
    roles.forEach(
        (key, role) -> {
          if (role == Role.GIVES_ID) {
            given.addAll(key.columns());
          }
          if (role != Role.READ_ONLY) {
            starts.put(first(key), key);
          }
        });
    Map<Column, String> basics = new LinkedHashMap<>();
    for (Column column : schema.columns(table)) {
      if (!associated.contains(column.name()) || given.contains(column.name())) {
        basics.put(
            column,
            names.take(List.of(JavaWords.propertyName(JavaWords.of(column.name()), "column"))));
      }
    }
    List<Property> inOrder = new ArrayList<>();
    for (Column column : schema.columns(table)) {
      if (basics.containsKey(column)) {
        boolean isId = primaryKey.contains(column.name());
        inOrder.add(new Basic(basics.get(column), column, isId, !given.contains(column.name())));
      }
      if (starts.containsKey(column.name())) {
        ForeignKey key = starts.get(column.name());
        inOrder.add(toOne(key, roles.get(key)));
      }
    }
    roles.forEach(
        (key, role) -> {
          if (role == Role.READ_ONLY) {
            inOrder.add(toOne(key, role));
          }
        });
    inOrder.stream().filter(Property::isId).forEach(properties::add);
    inOrder.stream().filter(property -> !property.isId()).forEach(properties::add);
  }

  private String first(ForeignKey key) {
    return schema.columns(table).stream()
        .map(Column::name)
        .filter(key.columns()::contains)
        .findFirst()
        .orElseThrow();
  }

  private ToOne toOne(ForeignKey key, Role role) {
    String name = names.take(associationNames(key));
    return new ToOne(name, key, classes.get(key.referencedTable()), role, isOne(key, role));
  }

  /** Hibernate gives the single column of a {@code @OneToOne} a unique constraint of its own. */
  private boolean isOne(ForeignKey key, Role role) {
    return role == Role.GIVES_ID
        || role == Role.PLAIN
            && key.columns().size() == 1
            && schema.elements(table, UniqueConstraint.class).stream()
                .anyMatch(
                    unique -> sameColumns(unique.columns(), key.columns()) && isPlain(unique));
  }

  private static boolean isPlain(UniqueConstraint unique) {
    return GeneratedNames.isGenerated(unique)
        && !GeneratedNames.isHash(unique.name())
        && unique.include().isEmpty()
        && !unique.nullsNotDistinct()
        && unique.deferrability() == Deferrability.NOT_DEFERRABLE;
  }

  /** After its column without {@code _id}, or after the target where there are several columns. */
  private List<String> associationNames(ForeignKey key) {
    String ofTarget =
        JavaWords.propertyName(
            List.of(), JavaWords.decapitalized(classes.get(key.referencedTable())));
    List<String> own = distinguishing(key);
    if (key.columns().size() > 1) {
      String by = own.isEmpty() ? "" : "By" + JavaWords.className(JavaWords.of(own.get(0)), "");
      return isOnlyOne(key) ? List.of(ofTarget) : List.of(ofTarget + by);
    }
    List<String> words = JavaWords.of(key.columns().get(0));
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    boolean isReference = last.equals("id") || last.equals("fk");
    List<String> meaning = isReference ? words.subList(0, words.size() - 1) : words;
    return meaning.isEmpty()
        ? List.of(ofTarget)
        : List.of(JavaWords.propertyName(meaning, "column"), ofTarget);
  }

  private boolean isOnlyOne(ForeignKey key) {
    return schema.elements(table, ForeignKey.class).stream()
            .filter(other -> other.referencedTable().equals(key.referencedTable()))
            .count()
        == 1;
  }

  /** Returns the columns that no other foreign key of the table has. */
  private List<String> distinguishing(ForeignKey key) {
    List<String> columns = new ArrayList<>(key.columns());
    schema.elements(table, ForeignKey.class).stream()
        .filter(other -> !other.equals(key))
        .forEach(other -> columns.removeAll(other.columns()));
    return columns;
  }

  private static boolean sameColumns(List<String> some, List<String> others) {
    return some.size() == others.size() && Set.copyOf(some).equals(Set.copyOf(others));
  }
}
