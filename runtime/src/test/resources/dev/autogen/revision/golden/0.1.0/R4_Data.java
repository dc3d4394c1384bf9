package golden;

import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionInfo;
import java.time.Duration;
import java.time.LocalDate;

/** Rows, SQL, and in which transactions it all happens. */
@RevisionInfo(
    id = "golden4",
    revises = "golden3",
    message = "data",
    created = "2026-11-20T06:02:14Z")
public final class R4_Data implements Revision {

  @Override
  public void upgrade(Operations op) {
    op.lockTimeout(Duration.ofSeconds(5));
    op.statementTimeout(Duration.ofMinutes(5));
    op.createTable(
        "cities",
        column("id", bigint()).notNull(),
        column("name", text()),
        column("slug", text()),
        column("founded", date()),
        column("tags", array(text())),
        primaryKey("cities_pkey", "id"));
    op.bulkInsert("cities", columns("id", "name"), row(1, "Rome"), row(2, sql("upper('oslo')")));
    op.bulkInsert("cities", csv("cities.csv").separatedBy(';').nullAs("-"));
    op.bulkInsert("cities", json("cities.json"));
    op.backfill("cities", "founded", "date '0001-01-01'");
    op.executeUpdate(
            "update cities set founded = ? where name = ?", LocalDate.of(1703, 5, 27), "Piter")
        .reversedBy("update cities set founded = null where name = ?", "Piter");
    op.batchUpdate(
        "cities",
        "id",
        b ->
            b.set("slug", "lower(name)")
                .where("slug is null")
                .batchSize(2)
                .pause(Duration.ofMillis(1)));
    op.execute("create table extra (id bigint)").reversedBy("drop table extra");
    op.connection(c -> c.createStatement().execute("insert into extra values (1)"));
    op.step(o -> o.createIndex("cities", index("cities_name_idx", "name")));
    op.outsideTransaction(o -> o.createIndex("cities", index("cities_slug_idx", "slug")));
    op.ifExists(o -> o.dropView("never_there"));
    if (op.context().containsKey("unfinished")) {
      op.todo("Is there more?");
    }
  }

  @Override
  public void downgrade(Operations op) {
    if (op.context().containsKey("keep")) {
      op.irreversible("The cities are to stay");
    }
    op.execute("drop table extra");
    op.dropTable("cities");
  }
}
