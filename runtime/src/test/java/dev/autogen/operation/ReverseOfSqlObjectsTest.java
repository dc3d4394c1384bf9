package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What undoes operations on views and triggers, which are known by their names and their SQL. */
class ReverseOfSqlObjectsTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final String TRIGGER =
      "create trigger touch before update of title on posts for each row execute function f()";

  private static final Schema BLOG =
      SchemaText.parse(
          SchemaText.HEADER + "\ntable posts\ncolumn posts.id bigint\ncolumn posts.title text\n");

  private static OpaqueObject trigger(String table, String sql) {
    return new OpaqueObject(
        ObjectKind.TRIGGER,
        QualifiedName.of("touch ON " + table),
        sql,
        "drop trigger touch on " + table,
        List.of());
  }

  private static OpaqueObject view(String name, String query) {
    return new OpaqueObject(
        ObjectKind.VIEW,
        QualifiedName.of(name),
        "create view " + name + " as\n" + query,
        "drop view " + name,
        List.of());
  }

  private static Operation drop(OpaqueObject object) {
    return new Drop(object.id(), false, object.dropSql());
  }

  private static Rename rename(String to) {
    return new Rename(ObjectId.table(POSTS), to);
  }

  /** Returns what undoes the last of the operations. */
  private static List<Operation> undoLast(Operation... operations) {
    List<Operation> all = List.of(operations);
    Schema before = Replay.apply(all.subList(0, all.size() - 1), BLOG);
    return Replay.reverse(all.get(all.size() - 1), before);
  }

  private static OpaqueObject created(List<Operation> undo) {
    return (OpaqueObject) ((Create) undo.get(undo.size() - 1)).object();
  }

  @Test
  void aTriggerComesBackBehindItsTable() {
    List<Operation> undo =
        undoLast(new Create(trigger("posts", TRIGGER)), Drop.of(ObjectId.table(POSTS)));

    assertThat(undo).hasSize(2);
    assertThat(undo.get(0)).isInstanceOf(CreateTable.class);
    assertThat(created(undo).definition()).isEqualTo(TRIGGER);
  }

  @Test
  void aTriggerComesBackBehindItsView() {
    OpaqueObject view = view("v", "select 1 as a");
    String sql = "create trigger touch instead of insert on v for each row execute function f()";

    List<Operation> undo = undoLast(new Create(view), new Create(trigger("v", sql)), drop(view));

    assertThat(undo).hasSize(2);
    assertThat(created(undo).definition()).isEqualTo(sql);
  }

  @Test
  void aTriggerFollowsTheNameOfItsTable() {
    OpaqueObject again =
        created(
            undoLast(
                new Create(trigger("posts", TRIGGER)),
                rename("My articles"),
                new Drop(
                    ObjectId.of(ObjectKind.TRIGGER, QualifiedName.of("touch ON My articles")),
                    false,
                    "drop trigger touch on \"My articles\"")));

    assertThat(again.definition()).isEqualTo(TRIGGER.replace("on posts", "on \"My articles\""));
    assertThat(again.dropSql()).isEqualTo("drop trigger touch on \"My articles\"");
  }

  @Test
  void aViewFollowsTheNameOfItsTableWhereThatIsSafe() {
    OpaqueObject view = view("v", "select posts.title, 'posts' as kind from posts");

    assertThat(created(undoLast(new Create(view), rename("articles"), drop(view))).definition())
        .isEqualTo("create view v as\nselect articles.title, 'posts' as kind from articles");
  }

  @Test
  void aViewWhoseTextIsOutdatedIsLeftToTheAuthor() {
    OpaqueObject aliased = view("v", "select posts.title from old_posts posts, posts as p");
    OpaqueObject ofColumn = view("v", "select title from posts");
    OpaqueObject unconcerned = view("v", "select title from others");

    assertThat(
            undoLast(
                new Create(ofColumn),
                new Rename(ObjectId.column(POSTS, "title"), "headline"),
                drop(ofColumn)))
        .containsExactly(
            new Irreversible(
                "Nothing says how to write view v now: column posts.title was renamed to headline"
                    + " after it was made by 'create view v as\nselect title from posts'."));
    assertThat(
            undoLast(
                new Create(view("v", "select posts from posts")),
                rename("articles"),
                drop(aliased)))
        .first()
        .isInstanceOf(Irreversible.class);
    assertThat(
            created(
                    undoLast(
                        new Create(unconcerned),
                        new Rename(ObjectId.column(POSTS, "title"), "headline"),
                        drop(unconcerned)))
                .definition())
        .isEqualTo(unconcerned.definition());
  }

  @Test
  void onlyTheTableOfTheSameSchemaIsRewritten() {
    OpaqueObject own = view("v", "select p.id from posts p join others o on o.id = p.id");
    OpaqueObject other = view("v", "select id from app.posts");

    assertThat(created(undoLast(new Create(own), rename("articles"), drop(own))).definition())
        .isEqualTo("create view v as\nselect p.id from articles p join others o on o.id = p.id");
    assertThat(undoLast(new Create(other), rename("articles"), drop(other)))
        .first()
        .isInstanceOf(Irreversible.class);
  }

  @Test
  void aListOfTablesIsNotRewritten() {
    OpaqueObject view = view("v", "select a.id from others a, posts b");

    assertThat(undoLast(new Create(view), rename("articles"), drop(view)))
        .containsExactly(
            new Irreversible(
                "Nothing says how to write view v now: table posts was renamed to articles after it"
                    + " was made by 'create view v as\nselect a.id from others a, posts b'."));
  }

  @Test
  void aNameThatComesBackMakesTheTextTrueAgain() {
    OpaqueObject view = view("v", "select posts from posts");
    Schema before = Replay.apply(new Create(view), BLOG);

    Schema back =
        Replay.apply(
            List.of(
                rename("articles"),
                new Rename(ObjectId.table(QualifiedName.of("articles")), "posts")),
            before);

    assertThat(SchemaEquivalence.differences(back, before)).isEmpty();
  }

  private static List<Operation> undoReplacing(String before, String after) {
    OpaqueObject view = view("v", before);
    Change change = new Change.SetDefinition("create or replace view v as\n" + after);
    return undoLast(new Create(view), Alter.of(view.id(), change));
  }

  @Test
  void aViewIsReplacedByWhatItWasUnlessItHasMoreColumnsNow() {
    Operation replaced =
        Alter.of(
            view("v", "").id(),
            new Change.SetDefinition("create or replace view v as\nselect id, title from posts"));

    assertThat(
            undoReplacing(
                "select id, title from posts",
                "select id, coalesce(title, '') as title from posts"))
        .containsExactly(replaced);
    assertThat(undoReplacing("select id, title from posts", "select *, 1 as a from posts"))
        .containsExactly(replaced);
    assertThat(
            undoReplacing("select id, title from posts", "select id, title, 2 * 3 as n from posts"))
        .hasSize(2)
        .first()
        .isInstanceOf(Drop.class);
  }
}
