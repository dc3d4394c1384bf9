package dev.autogen.revision;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The part of {@link Operations} that is about sequences, types and schemas. */
abstract sealed class ObjectOperations extends TableOperations permits SqlObjectOperations {

  ObjectOperations(Recording recording, SchemaName schema) {
    super(recording, schema);
  }

  private ObjectId sequence(String name) {
    return ObjectId.of(ObjectKind.SEQUENCE, named("a sequence", name));
  }

  private QualifiedName enumeration(String name) {
    return named("an enum type", name);
  }

  private ObjectId enumId(String name) {
    return ObjectId.of(ObjectKind.ENUM_TYPE, enumeration(name));
  }

  private ObjectId compositeId(String name) {
    return ObjectId.of(ObjectKind.COMPOSITE_TYPE, named("a composite type", name));
  }

  /** Creates a sequence, as in {@code sequence("users_seq").startWith(1).incrementBy(50)}. */
  public void createSequence(SequenceDefinition sequence) {
    add(new Create(Requirements.given("The sequence to create", sequence).in(schema)));
  }

  /**
   * Changes a sequence; its current value stays. Where the definition says how it counts, it says
   * all of it: what it leaves out becomes PostgreSQL's default. An owner or comment that it leaves
   * out stays.
   *
   * @throws IllegalArgumentException if the definition says nothing but the name
   */
  public void alterSequence(SequenceDefinition sequence) {
    Requirements.given("The sequence to alter", sequence);
    List<Change> changes = sequence.changesIn(schema);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing changes in sequence %s. Say how it counts, as in .incrementBy(50)."
              .formatted(sequence.name()));
    }
    add(new Alter(sequence(sequence.name()), changes));
  }

  /** Drops a sequence; fails if a default uses it. */
  public void dropSequence(String sequence) {
    add(Drop.of(sequence(sequence)));
  }

  /** Gives a sequence another name; defaults that use it follow. */
  public void renameSequence(String from, String to) {
    add(new Rename(sequence(from), Requirements.name("a sequence", to)));
  }

  /** Gives a sequence a comment; an empty one removes it, as in PostgreSQL. */
  public void commentOnSequence(String sequence, String comment) {
    Requirements.given("The comment of sequence " + sequence, comment);
    add(Alter.of(sequence(sequence), new Change.SetComment(comment)));
  }

  /** Creates an enum type with these values, in their sort order. */
  public void createEnum(String type, String... values) {
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(enumValue(type, value))) {
        throw new IllegalArgumentException(
            "Enum type %s has the value %s twice.".formatted(type, value));
      }
    }
    add(new Create(new EnumType(enumeration(type), List.of(values), "")));
  }

  /** Drops an enum type; fails if a column has it. */
  public void dropEnum(String type) {
    add(Drop.of(enumId(type)));
  }

  /** Gives an enum type another name; columns follow. */
  public void renameEnum(String from, String to) {
    add(new Rename(enumId(from), Requirements.name("an enum type", to)));
  }

  /** Gives an enum type a comment; an empty one removes it, as in PostgreSQL. */
  public void commentOnEnum(String type, String comment) {
    Requirements.given("The comment of enum type " + type, comment);
    add(Alter.of(enumId(type), new Change.SetComment(comment)));
  }

  /**
   * Adds a value after all others of an enum type. It is a step of its own, since PostgreSQL cannot
   * use the value in the transaction that adds it; and it cannot be taken away again.
   */
  public void addEnumValue(String type, String value) {
    addEnumValue(type, value, AddEnumValue.Placement.LAST, "");
  }

  /** Adds a value to an enum type before another, as {@link #addEnumValue} does at the end. */
  public void addEnumValueBefore(String type, String value, String neighbour) {
    addEnumValue(type, value, AddEnumValue.Placement.BEFORE, enumValue(type, neighbour));
  }

  /** Adds a value to an enum type after another, as {@link #addEnumValue} does at the end. */
  public void addEnumValueAfter(String type, String value, String neighbour) {
    addEnumValue(type, value, AddEnumValue.Placement.AFTER, enumValue(type, neighbour));
  }

  private void addEnumValue(
      String type, String value, AddEnumValue.Placement placement, String neighbour) {
    add(new AddEnumValue(enumeration(type), enumValue(type, value), placement, neighbour));
  }

  /** Gives a value of an enum type another name; rows that have it show the new one. */
  public void renameEnumValue(String type, String from, String to) {
    add(new RenameEnumValue(enumeration(type), enumValue(type, from), enumValue(type, to)));
  }

  /**
   * "The length of an enum value's textual label is limited", as names are (documentation: 8.7.4).
   */
  private static String enumValue(String type, String value) {
    boolean isEmpty = value != null && value.isEmpty();
    return isEmpty ? value : Requirements.name("a value of enum type " + type, value);
  }

  /**
   * Creates a composite type, as in {@code createCompositeType("point", attribute("x", real()))}.
   */
  public void createCompositeType(String type, CompositeType.Attribute... attributes) {
    add(
        new Create(
            new CompositeType(named("a composite type", type), attributes(type, attributes), "")));
  }

  /** Changes a composite type, as in {@code t -> t.addAttribute("z", real())}. */
  public void alterCompositeType(String type, UnaryOperator<CompositeTypeChanges> changes) {
    ObjectId id = compositeId(type);
    String what = "What changes in composite type " + type;
    CompositeTypeChanges changed =
        Requirements.given(
            what, Requirements.given(what, changes).apply(CompositeTypeChanges.none()));
    if (changed.changes().isEmpty()) {
      throw new IllegalArgumentException("Nothing changes in composite type %s.".formatted(type));
    }
    add(new Alter(id, changed.changes()));
  }

  private static List<CompositeType.Attribute> attributes(
      String type, CompositeType.Attribute... attributes) {
    Set<String> seen = new HashSet<>();
    for (CompositeType.Attribute attribute : attributes) {
      if (!seen.add(Requirements.given("An attribute of type " + type, attribute).name())) {
        throw new IllegalArgumentException(
            "Type %s has attribute %s twice.".formatted(type, attribute.name()));
      }
    }
    return List.of(attributes);
  }

  /** Drops a composite type; fails if a column has it. */
  public void dropCompositeType(String type) {
    add(Drop.of(compositeId(type)));
  }

  /** Gives a composite type another name; columns follow. */
  public void renameCompositeType(String from, String to) {
    add(new Rename(compositeId(from), Requirements.name("a composite type", to)));
  }

  /** Gives a composite type a comment; an empty one removes it, as in PostgreSQL. */
  public void commentOnCompositeType(String type, String comment) {
    Requirements.given("The comment of composite type " + type, comment);
    add(Alter.of(compositeId(type), new Change.SetComment(comment)));
  }

  /** Creates a schema. */
  public void createSchema(String name) {
    add(new Create(new NamedSchema(schemaName(name))));
  }

  /** Drops a schema, which must be empty. */
  public void dropSchema(String name) {
    add(Drop.of(new NamedSchema(schemaName(name)).id()));
  }

  /** Gives a schema another name. */
  public void renameSchema(String from, String to) {
    add(new Rename(new NamedSchema(schemaName(from)).id(), schemaName(to).name()));
  }

  static SchemaName schemaName(String name) {
    return SchemaName.of(Requirements.name("a schema", name));
  }
}
