package dev.autogen.diff;

import dev.autogen.operation.Change;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;

/** Changes of an object in words, as parts of a line. */
final class ChangeSummary implements Change.Visitor<String> {

  @Override
  public String setType(Change.SetType change) {
    return "type " + change.type() + (change.using().isEmpty() ? "" : " using " + change.using());
  }

  @Override
  public String setNullable(Change.SetNullable change) {
    return change.nullable() ? "nullable" : "not null";
  }

  @Override
  public String setDefault(Change.SetDefault change) {
    return "default " + change.sql();
  }

  @Override
  public String dropDefault(Change.DropDefault change) {
    return "no default";
  }

  @Override
  public String addIdentity(Change.AddIdentity change) {
    return identity(change.identity());
  }

  @Override
  public String setIdentity(Change.SetIdentity change) {
    return identity(change.identity());
  }

  private static String identity(ColumnDefault.Identity identity) {
    return "generated %s as identity".formatted(identity.always() ? "always" : "by default");
  }

  @Override
  public String dropIdentity(Change.DropIdentity change) {
    return "no identity";
  }

  @Override
  public String setGeneration(Change.SetGeneration change) {
    return "generated always as (" + change.sql() + ")";
  }

  @Override
  public String dropGeneration(Change.DropGeneration change) {
    return "no longer generated";
  }

  @Override
  public String setCollation(Change.SetCollation change) {
    return change.collation().isEmpty() ? "default collation" : "collation " + change.collation();
  }

  @Override
  public String setComment(Change.SetComment change) {
    return change.comment().isEmpty() ? "no comment" : "comment '" + change.comment() + "'";
  }

  @Override
  public String setUnlogged(Change.SetUnlogged change) {
    return change.unlogged() ? "unlogged" : "logged";
  }

  @Override
  public String setStorageParameter(Change.SetStorageParameter change) {
    return change.value().map(value -> change.name() + " " + value).orElse("no " + change.name());
  }

  @Override
  public String setTablespace(Change.SetTablespace change) {
    return change.tablespace().isEmpty()
        ? "default tablespace"
        : "tablespace " + change.tablespace();
  }

  @Override
  public String setSequence(Change.SetSequence change) {
    return "increment %d, start %d, minimum %d, maximum %d, cache %d%s"
        .formatted(
            change.options().increment(),
            change.options().start(),
            change.options().minimum(),
            change.options().maximum(),
            change.options().cache(),
            change.options().cycle() ? ", cycle" : "");
  }

  @Override
  public String setOwner(Change.SetOwner change) {
    return change.ownedBy().map(owner -> "owned by " + owner).orElse("owned by none");
  }

  @Override
  public String setDeferrability(Change.SetDeferrability change) {
    return switch (change.deferrability()) {
      case NOT_DEFERRABLE -> "not deferrable";
      case INITIALLY_IMMEDIATE -> "deferrable initially immediate";
      case INITIALLY_DEFERRED -> "deferrable initially deferred";
    };
  }

  @Override
  public String addAttribute(Change.AddAttribute change) {
    CompositeType.Attribute attribute = change.attribute();
    return "add attribute %s %s".formatted(attribute.name(), attribute.type());
  }

  @Override
  public String dropAttribute(Change.DropAttribute change) {
    return "drop attribute " + change.name();
  }

  @Override
  public String setAttributeType(Change.SetAttributeType change) {
    return "attribute %s of type %s".formatted(change.name(), change.type());
  }

  @Override
  public String setDefinition(Change.SetDefinition change) {
    return "another definition";
  }
}
