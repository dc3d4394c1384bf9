package dev.autogen.operation;

import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaText;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.StorageParameters;

/** Prints a change as it stands in the line of an {@link Alter}. */
final class ChangePrinter implements Change.Visitor<String> {

  @Override
  public String setType(Change.SetType change) {
    return "type "
        + change.type()
        + (change.using().isEmpty() ? "" : " using " + SchemaText.sql(change.using()));
  }

  @Override
  public String setNullable(Change.SetNullable change) {
    return change.nullable() ? "null" : "not null";
  }

  @Override
  public String setDefault(Change.SetDefault change) {
    return "default " + SchemaText.sql(change.sql());
  }

  @Override
  public String dropDefault(Change.DropDefault change) {
    return "no default";
  }

  @Override
  public String addIdentity(Change.AddIdentity change) {
    return "add identity " + identity(change.identity());
  }

  @Override
  public String setIdentity(Change.SetIdentity change) {
    return "identity " + identity(change.identity());
  }

  private static String identity(ColumnDefault.Identity identity) {
    return (identity.always() ? "always" : "by default")
        + (identity.sequence().isEmpty() ? "" : " name " + SchemaText.name(identity.sequence()))
        + options(identity.options());
  }

  /** Returns what the line of a sequence says of its options, with a leading space. */
  private static String options(SequenceOptions options) {
    String line = SchemaText.line(Sequence.of(QualifiedName.of("s"), options));
    return line.substring("sequence s".length());
  }

  @Override
  public String dropIdentity(Change.DropIdentity change) {
    return "no identity";
  }

  @Override
  public String setGeneration(Change.SetGeneration change) {
    return "generated always as (" + SchemaText.sql(change.sql()) + ")";
  }

  @Override
  public String dropGeneration(Change.DropGeneration change) {
    return "not generated";
  }

  @Override
  public String setCollation(Change.SetCollation change) {
    return change.collation().isEmpty()
        ? "no collation"
        : "collate " + SchemaText.name(change.collation());
  }

  @Override
  public String setComment(Change.SetComment change) {
    return change.comment().isEmpty()
        ? "no comment"
        : "comment " + SchemaText.string(change.comment());
  }

  @Override
  public String setUnlogged(Change.SetUnlogged change) {
    return change.unlogged() ? "unlogged" : "logged";
  }

  @Override
  public String setStorageParameter(Change.SetStorageParameter change) {
    String name = StorageParameters.quoted(change.name());
    return change
        .value()
        .map(value -> "with %s %s".formatted(name, SchemaText.string(value)))
        .orElse("without " + name);
  }

  @Override
  public String setTablespace(Change.SetTablespace change) {
    return change.tablespace().isEmpty()
        ? "default tablespace"
        : "tablespace " + SchemaText.name(change.tablespace());
  }

  @Override
  public String setSequence(Change.SetSequence change) {
    return "counting" + options(change.options());
  }

  @Override
  public String setOwner(Change.SetOwner change) {
    return change
        .ownedBy()
        .map(column -> "owned by " + OperationPrinter.in(column.tableName(), column.name()))
        .orElse("owned by none");
  }

  @Override
  public String setDeferrability(Change.SetDeferrability change) {
    return switch (change.deferrability()) {
      case NOT_DEFERRABLE -> "not deferrable";
      case INITIALLY_IMMEDIATE -> "deferrable";
      case INITIALLY_DEFERRED -> "deferrable initially deferred";
    };
  }

  @Override
  public String addAttribute(Change.AddAttribute change) {
    return "add attribute "
        + SchemaText.name(change.attribute().name())
        + " "
        + change.attribute().type();
  }

  @Override
  public String dropAttribute(Change.DropAttribute change) {
    return "drop attribute " + SchemaText.name(change.name());
  }

  @Override
  public String setAttributeType(Change.SetAttributeType change) {
    return "attribute " + SchemaText.name(change.name()) + " type " + change.type();
  }

  @Override
  public String setDefinition(Change.SetDefinition change) {
    return "defined by " + SchemaText.sql(change.definition());
  }
}
