package dev.autogen.codegen.entity;

import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists what the entities do not say although nothing prevents the rest of their tables. */
final class Unsaid {

  private final EntityModels models;
  private final Schema schema;
  private final EnumClasses enums;
  private final StructClasses structs;
  private final SaidSequences sequences;
  private final List<Omission> omissions;
  private final Set<QualifiedName> tables = new HashSet<>();

  Unsaid(
      EntityModels models,
      EnumClasses enums,
      StructClasses structs,
      SaidSequences sequences,
      List<Omission> omissions) {
    this.models = models;
    this.schema = models.schema();
    this.enums = enums;
    this.structs = structs;
    this.sequences = sequences;
    this.omissions = omissions;
    schema.objects(Table.class).forEach(table -> tables.add(table.name()));
    omissions.stream()
        .filter(one -> one.object().kind() == ObjectKind.TABLE)
        .forEach(one -> tables.remove(one.object().qualifiedName()));
  }

  void list() {
    schema.objects(Table.class).stream().filter(this::isWritten).forEach(this::listTable);
    schema.objects(PrimaryKey.class).stream()
        .filter(key -> tables.contains(key.table()))
        .forEach(this::listPrimaryKey);
    schema.objects(ExclusionConstraint.class).stream()
        .filter(one -> tables.contains(one.table()))
        .forEach(one -> add(one.id(), "%s is left out: JPA has no exclusion constraints."));
    schema.objects(Column.class).stream()
        .filter(column -> tables.contains(column.table()))
        .forEach(this::listColumn);
    listSequences();
    schema.objects(NamedSchema.class).stream()
        .filter(named -> !hasTable(named.name()))
        .forEach(named -> add(named.id(), "%s is left out: no entity is in it."));
    schema.objects(EnumType.class).forEach(this::listEnum);
    schema.objects(CompositeType.class).stream()
        .filter(type -> structs.of(type.name()).isEmpty())
        .forEach(type -> add(type.id(), "%s is not created by entities; columns of it are texts."));
    schema.objects(OpaqueObject.class).forEach(this::listOpaque);
  }

  private boolean hasTable(SchemaName name) {
    return tables.stream().anyMatch(table -> table.schema().equals(name))
        || sequences.names().stream().anyMatch(sequence -> sequence.schema().equals(name));
  }

  private boolean isWritten(Table table) {
    return tables.contains(table.name());
  }

  private void add(ObjectId id, String sentence) {
    omissions.add(new Omission(id, sentence.formatted(id)));
  }

  private void listTable(Table table) {
    if (table.unlogged()) {
      add(table.id(), "%s is unlogged, which JPA has no word for.");
    }
  }

  private void listPrimaryKey(PrimaryKey key) {
    if (!GeneratedNames.isGenerated(key)) {
      add(key.id(), "%s has a name of its own, and JPA names no primary key.");
    } else if (!key.include().isEmpty() || key.deferrability() != Deferrability.NOT_DEFERRABLE) {
      add(key.id(), "%s is more than its columns, and JPA has no word for it.");
    }
  }

  private void listColumn(Column column) {
    if (column.defaultValue() instanceof ColumnDefault.Identity identity
        && !GeneratedNames.isGeneratedSequence(
            identity.sequence(), column.table().name(), column.name())) {
      add(column.id(), "%s is an identity whose sequence has a name of its own.");
    }
    if (sequences.isMissingFor(column)) {
      add(
          column.id(),
          "%s takes its default from a sequence that entities do not create; it has none there.");
    }
  }

  private void listSequences() {
    for (Sequence sequence : schema.objects(Sequence.class)) {
      if (!sequences.contains(sequence)) {
        add(sequence.id(), "%s is left out: no id of an entity is taken from it.");
      } else if (!sequence.comment().isEmpty()) {
        add(sequence.id(), "%s has a comment, which JPA has no word for.");
      } else if (sequence.ownedBy().isPresent() && !isSerial(sequence)) {
        add(sequence.id(), "%s goes with its column (OWNED BY), which JPA has no word for.");
      }
    }
  }

  private boolean isSerial(Sequence sequence) {
    return sequence
        .ownedBy()
        .flatMap(id -> schema.find(id, Column.class))
        .filter(column -> !IdGeneration.of(schema, column, false).definition().isEmpty())
        .isPresent();
  }

  private void listEnum(EnumType type) {
    if (enums.of(type.name()).isEmpty()) {
      add(type.id(), "%s is left out: no column of an entity is of it alone.");
    } else if (!type.comment().isEmpty()) {
      add(type.id(), "%s has a comment, which Hibernate has no word for.");
    }
  }

  private void listOpaque(OpaqueObject object) {
    boolean isCastOfEnum =
        object.kind() == ObjectKind.CAST
            && enums.all().stream()
                .anyMatch(java -> java.castStatements().contains(object.definition()));
    if (!isCastOfEnum) {
      add(
          object.id(),
          object.kind() == ObjectKind.DOMAIN || object.kind() == ObjectKind.COLLATION
              ? "%s is not created by entities; columns of it name it."
              : "%s is left out: entities are of tables.");
    }
  }
}
