package dev.autogen.operation;

import dev.autogen.schema.ObjectId;
import java.util.Locale;

/**
 * An object with changed attributes. A subclass for each kind of object says which changes it can
 * have; every other is refused.
 */
abstract class AttributeChanges<T> implements Change.Visitor<T> {

  private final ObjectId object;

  AttributeChanges(ObjectId object) {
    this.object = object;
  }

  private T inapplicable(Change change) {
    String words =
        change
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=.)([A-Z])", " $1")
            .toLowerCase(Locale.ROOT);
    throw Refusal.to(
        "alter",
        object,
        "a %s cannot have the change '%s'. Remove it.".formatted(object.kind().words(), words));
  }

  @Override
  public T setType(Change.SetType change) {
    return inapplicable(change);
  }

  @Override
  public T setNullable(Change.SetNullable change) {
    return inapplicable(change);
  }

  @Override
  public T setDefault(Change.SetDefault change) {
    return inapplicable(change);
  }

  @Override
  public T dropDefault(Change.DropDefault change) {
    return inapplicable(change);
  }

  @Override
  public T addIdentity(Change.AddIdentity change) {
    return inapplicable(change);
  }

  @Override
  public T setIdentity(Change.SetIdentity change) {
    return inapplicable(change);
  }

  @Override
  public T dropIdentity(Change.DropIdentity change) {
    return inapplicable(change);
  }

  @Override
  public T setGeneration(Change.SetGeneration change) {
    return inapplicable(change);
  }

  @Override
  public T dropGeneration(Change.DropGeneration change) {
    return inapplicable(change);
  }

  @Override
  public T setCollation(Change.SetCollation change) {
    return inapplicable(change);
  }

  @Override
  public T setComment(Change.SetComment change) {
    return inapplicable(change);
  }

  @Override
  public T setUnlogged(Change.SetUnlogged change) {
    return inapplicable(change);
  }

  @Override
  public T setSequence(Change.SetSequence change) {
    return inapplicable(change);
  }

  @Override
  public T setOwner(Change.SetOwner change) {
    return inapplicable(change);
  }

  @Override
  public T setDeferrability(Change.SetDeferrability change) {
    return inapplicable(change);
  }

  @Override
  public T addAttribute(Change.AddAttribute change) {
    return inapplicable(change);
  }

  @Override
  public T dropAttribute(Change.DropAttribute change) {
    return inapplicable(change);
  }

  @Override
  public T setAttributeType(Change.SetAttributeType change) {
    return inapplicable(change);
  }

  @Override
  public T setDefinition(Change.SetDefinition change) {
    return inapplicable(change);
  }
}
