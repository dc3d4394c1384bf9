package golden;

import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionInfo;

/** What may be there already. */
@RevisionInfo(
    id = "golden5",
    revises = "golden4",
    message = "ensured",
    created = "2026-11-20T06:02:15Z")
public final class R5_Ensured implements Revision {

  @Override
  public void upgrade(Operations op) {
    op.ensure(o -> o.createTable("ensured", column("id", bigint())));
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("ensured");
  }
}
