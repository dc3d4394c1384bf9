package dev.autogen.operation;

import dev.autogen.schema.ObjectId;

/**
 * Reads the changes of one kind of object. A subclass overrides the changes that its objects can
 * have; each of the others is an {@link IllegalArgumentException} that names object and change.
 */
public abstract class ChangesOfOneKind<R> implements Change.Visitor<R> {

  private final ObjectId object;

  protected ChangesOfOneKind(ObjectId object) {
    this.object = object;
  }

  private R inapplicable(Change change) {
    throw new IllegalArgumentException(
        "The %s cannot have the change %s. Remove it from the operation."
            .formatted(object, change.getClass().getSimpleName()));
  }

  @Override
  public R setType(Change.SetType change) {
    return inapplicable(change);
  }

  @Override
  public R setNullable(Change.SetNullable change) {
    return inapplicable(change);
  }

  @Override
  public R setDefault(Change.SetDefault change) {
    return inapplicable(change);
  }

  @Override
  public R dropDefault(Change.DropDefault change) {
    return inapplicable(change);
  }

  @Override
  public R addIdentity(Change.AddIdentity change) {
    return inapplicable(change);
  }

  @Override
  public R setIdentity(Change.SetIdentity change) {
    return inapplicable(change);
  }

  @Override
  public R dropIdentity(Change.DropIdentity change) {
    return inapplicable(change);
  }

  @Override
  public R setGeneration(Change.SetGeneration change) {
    return inapplicable(change);
  }

  @Override
  public R dropGeneration(Change.DropGeneration change) {
    return inapplicable(change);
  }

  @Override
  public R setCollation(Change.SetCollation change) {
    return inapplicable(change);
  }

  @Override
  public R setComment(Change.SetComment change) {
    return inapplicable(change);
  }

  @Override
  public R setUnlogged(Change.SetUnlogged change) {
    return inapplicable(change);
  }

  @Override
  public R setStorageParameter(Change.SetStorageParameter change) {
    return inapplicable(change);
  }

  @Override
  public R setTablespace(Change.SetTablespace change) {
    return inapplicable(change);
  }

  @Override
  public R setSequence(Change.SetSequence change) {
    return inapplicable(change);
  }

  @Override
  public R setOwner(Change.SetOwner change) {
    return inapplicable(change);
  }

  @Override
  public R setDeferrability(Change.SetDeferrability change) {
    return inapplicable(change);
  }

  @Override
  public R addAttribute(Change.AddAttribute change) {
    return inapplicable(change);
  }

  @Override
  public R dropAttribute(Change.DropAttribute change) {
    return inapplicable(change);
  }

  @Override
  public R setAttributeType(Change.SetAttributeType change) {
    return inapplicable(change);
  }

  @Override
  public R setDefinition(Change.SetDefinition change) {
    return inapplicable(change);
  }
}
