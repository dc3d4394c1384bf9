package dev.autogen.codegen;

import dev.autogen.codegen.Expression.Call;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.ChangesOfOneKind;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.SqlType;
import java.util.List;

/** The changes of a column as calls on a {@code ColumnChanges}. */
final class ColumnChangesCode extends ChangesOfOneKind<List<Call>> {

  private final SqlType identityType;

  private ColumnChangesCode(Alter alter) {
    super(alter.object());
    this.identityType =
        alter.changes().stream()
            .filter(Change.SetType.class::isInstance)
            .map(change -> ((Change.SetType) change).type())
            .findFirst()
            .orElse(SqlType.of("bigint"));
  }

  /** Returns {@code c -> c.type(varchar(500)).notNull()}. */
  static Expression of(Alter alter) {
    ColumnChangesCode code = new ColumnChangesCode(alter);
    return Expression.Lambda.on(
        "c", alter.changes().stream().flatMap(change -> change.accept(code).stream()).toList());
  }

  @Override
  public List<Call> setType(Change.SetType change) {
    Call type = Call.of("type", TypeCode.of(change.type()));
    return change.using().isEmpty()
        ? List.of(type)
        : List.of(type, Call.of("using", JavaText.sql(change.using())));
  }

  @Override
  public List<Call> setNullable(Change.SetNullable change) {
    return List.of(Call.of(change.nullable() ? "nullable" : "notNull"));
  }

  @Override
  public List<Call> setDefault(Change.SetDefault change) {
    return List.of(SqlLiteralCode.defaultCall(change.sql()));
  }

  @Override
  public List<Call> dropDefault(Change.DropDefault change) {
    return List.of(Call.of("dropDefault"));
  }

  @Override
  public List<Call> addIdentity(Change.AddIdentity change) {
    String method = change.identity().always() ? "addIdentityAlways" : "addIdentity";
    return List.of(
        SequenceCode.identity(change.identity(), identityType)
            .map(options -> Call.of(method, options))
            .orElseGet(() -> Call.of(method)));
  }

  @Override
  public List<Call> setIdentity(Change.SetIdentity change) {
    ColumnDefault.Identity identity = change.identity();
    Expression unchanged = new Expression.Lambda("s", new Expression.Atom("s"));
    return List.of(
        Call.of(
            identity.always() ? "setIdentityAlways" : "setIdentity",
            SequenceCode.identity(identity, identityType).orElse(unchanged)));
  }

  @Override
  public List<Call> dropIdentity(Change.DropIdentity change) {
    return List.of(Call.of("dropIdentity"));
  }

  @Override
  public List<Call> setGeneration(Change.SetGeneration change) {
    return List.of(Call.of("generatedAs", JavaText.sql(change.sql())));
  }

  @Override
  public List<Call> dropGeneration(Change.DropGeneration change) {
    return List.of(Call.of("dropGenerated"));
  }

  @Override
  public List<Call> setCollation(Change.SetCollation change) {
    return List.of(
        change.collation().isEmpty()
            ? Call.of("defaultCollation")
            : Call.of("collate", JavaText.of(change.collation())));
  }

  @Override
  public List<Call> setComment(Change.SetComment change) {
    return List.of(Call.of("comment", JavaText.of(change.comment())));
  }
}
