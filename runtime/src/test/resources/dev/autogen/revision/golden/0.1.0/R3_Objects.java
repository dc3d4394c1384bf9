package golden;

import dev.autogen.revision.Operations;
import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionInfo;

/** Sequences, types, and what is said by SQL. */
@RevisionInfo(
    id = "golden3",
    revises = "golden2",
    dependsOn = "golden1",
    message = "objects",
    created = "2026-11-20T06:02:13Z")
public final class R3_Objects implements Revision {

  @Override
  public void upgrade(Operations op) {
    op.createSequence(
        sequence("tickets")
            .as(integer())
            .startWith(100)
            .incrementBy(10)
            .minValue(1)
            .maxValue(1000)
            .cache(5)
            .cycle()
            .ownedBy("posts", "room")
            .comment("Numbers"));
    op.alterSequence(sequence("tickets").ownedByNone());
    op.alterSequence(sequence("tickets").incrementBy(5));
    op.commentOnSequence("tickets", "Tickets");
    op.renameSequence("tickets", "numbers");
    op.addColumn("posts", column("no", bigint()).identity(s -> s.named("posts_numbers")));
    op.renameEnum("mood", "feeling");
    op.commentOnEnum("feeling", "How it feels");
    op.renameEnumValue("feeling", "sad", "blue");
    op.createEnum("colour", "red");
    op.addEnumValue("colour", "blue");
    op.addEnumValueBefore("colour", "amber", "red");
    op.addEnumValueAfter("colour", "green", "red");
    op.createCompositeType("point3", attribute("x", real()), attribute("y", real()));
    op.alterCompositeType(
        "point3",
        t -> t.addAttribute("z", real()).alterAttribute("x", doublePrecision()).dropAttribute("y"));
    op.renameCompositeType("point3", "point2");
    op.commentOnCompositeType("point2", "x and z");
    op.renameSchema("reporting", "reports");
    op.createView("titles", "select title from posts");
    op.replaceView("titles", "select title, id from posts");
    op.renameView("titles", "post_titles");
    op.createMaterializedView("counts", "select count(*) as n from posts");
    op.renameMaterializedView("counts", "post_counts");
    op.createFunction(
        "touch()",
        """
        create function touch() returns trigger language plpgsql as $$
        begin
          new.title := trim(new.title);
          return new;
        end $$""");
    op.replaceFunction(
        "touch()",
        """
        create or replace function touch() returns trigger language plpgsql as $$
        begin
          return new;
        end $$""");
    op.createTrigger(
        "posts",
        "posts_touch",
        "create trigger posts_touch before insert on posts for each row execute function touch()");
    op.createDomain("email", "text check (value like '%@%')");
    op.renameDomain("email", "address");
    op.createExtension("pg_trgm");
  }

  @Override
  public void downgrade(Operations op) {
    op.dropExtension("pg_trgm");
    op.dropDomain("address");
    op.dropTrigger("posts", "posts_touch");
    op.dropFunction("touch()");
    op.dropMaterializedView("post_counts");
    op.dropView("post_titles");
    op.renameSchema("reports", "reporting");
    op.dropCompositeType("point2");
    op.dropEnum("colour");
    op.renameEnum("feeling", "mood");
    op.dropColumn("posts", "no");
    op.dropSequence("numbers");
  }
}
