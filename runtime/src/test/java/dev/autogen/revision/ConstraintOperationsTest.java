package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.ValidateConstraint;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintOperationsTest implements Words {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final QualifiedName USERS = QualifiedName.of("users");

  private Index recordedIndex(IndexDefinition index) {
    return (Index) ((Create) recorded(op -> op.createIndex("posts", index))).object();
  }

  private ForeignKey recordedKey(ForeignKeyDefinition key) {
    return (ForeignKey) ((Create) recorded(op -> op.createForeignKey("posts", key))).object();
  }

  @Test
  void createsForeignKeyInTheSchemaOfItsTable() {
    assertThat(
            recordedKey(
                foreignKey("posts_author_fk", "author_id")
                    .references("users", "id")
                    .onDeleteCascade()))
        .isEqualTo(
            ForeignKey.of(POSTS, "posts_author_fk", List.of("author_id"), USERS, List.of("id"))
                .withActions(ReferentialAction.NO_ACTION, ReferentialAction.CASCADE));
    Create inReporting =
        (Create)
            recorded(
                op ->
                    op.in("reporting")
                        .createForeignKey("facts", foreignKey("f", "a").references("users", "id")));
    assertThat(((ForeignKey) inReporting.object()).referencedTable())
        .isEqualTo(QualifiedName.of("reporting", "users"));
  }

  @Test
  void createsForeignKeyToAnotherSchema() {
    assertThat(recordedKey(foreignKey("f", "a").referencesIn("auth", "users", "id")))
        .extracting(ForeignKey::referencedTable)
        .isEqualTo(QualifiedName.of("auth", "users"));
    Create toDefault =
        (Create)
            recorded(
                op ->
                    op.in("reporting")
                        .createForeignKey(
                            "facts",
                            foreignKey("f", "a").referencesInDefaultSchema("users", "id")));
    assertThat(((ForeignKey) toDefault.object()).referencedTable()).isEqualTo(USERS);
  }

  @Test
  void createsForeignKeyWithEveryOption() {
    ForeignKey key =
        recordedKey(
            foreignKey("f", "a", "b")
                .references("users", "x", "y")
                .onDeleteSetNull()
                .onUpdateCascade()
                .matchFull()
                .initiallyDeferred()
                .notValid());
    assertThat(key)
        .isEqualTo(
            new ForeignKey(
                POSTS,
                "f",
                List.of("a", "b"),
                USERS,
                List.of("x", "y"),
                ReferentialAction.CASCADE,
                ReferentialAction.SET_NULL,
                true,
                Deferrability.INITIALLY_DEFERRED,
                false));
    assertThat(recordedKey(foreignKey("f", "a").references("users", "x").onDeleteRestrict()))
        .extracting(ForeignKey::onDelete)
        .isEqualTo(ReferentialAction.RESTRICT);
    assertThat(recordedKey(foreignKey("f", "a").references("users", "x").onUpdateSetDefault()))
        .extracting(ForeignKey::onUpdate)
        .isEqualTo(ReferentialAction.SET_DEFAULT);
  }

  @Test
  void altersForeignKey() {
    assertThat(recorded(op -> op.alterForeignKey("posts", "f", k -> k.initiallyDeferred())))
        .isEqualTo(
            Alter.of(
                ObjectId.in(POSTS, ObjectKind.FOREIGN_KEY, "f"),
                new Change.SetDeferrability(Deferrability.INITIALLY_DEFERRED)));
  }

  @Test
  void createsTheOtherConstraints() {
    assertThat(
            Operations.record(
                op -> {
                  op.createPrimaryKey("posts", primaryKey("p", "a", "b").include("c").deferrable());
                  op.createUnique(
                      "posts",
                      unique("u", "a").include("b").nullsNotDistinct().initiallyDeferred());
                  op.createCheck("posts", check("c", "a > 0").noInherit().notValid());
                  op.createExclusion(
                      "posts", exclusion("e", "exclude using gist (during with &&)"));
                }))
        .containsExactly(
            new Create(
                new PrimaryKey(
                    POSTS,
                    "p",
                    List.of("a", "b"),
                    List.of("c"),
                    Deferrability.INITIALLY_IMMEDIATE)),
            new Create(
                new UniqueConstraint(
                    POSTS,
                    "u",
                    List.of("a"),
                    List.of("b"),
                    true,
                    Deferrability.INITIALLY_DEFERRED)),
            new Create(new CheckConstraint(POSTS, "c", "a > 0", true, false)),
            new Create(new ExclusionConstraint(POSTS, "e", "exclude using gist (during with &&)")));
  }

  @Test
  void dropsRenamesAndValidatesConstraintsOfAnyKind() {
    List<Operation> operations =
        Operations.record(
            op -> {
              op.dropConstraint("posts", "f");
              op.renameConstraint("posts", "f", "g");
              op.validateConstraint("posts", "f");
            });
    assertThat(((Drop) operations.get(0)).object().kind().isConstraint()).isTrue();
    assertThat(((Drop) operations.get(0)).object().tableName()).isEqualTo(POSTS);
    assertThat(((Rename) operations.get(1)).object().name()).isEqualTo("f");
    assertThat(((Rename) operations.get(1)).to()).isEqualTo("g");
    assertThat(operations.get(2)).isEqualTo(new ValidateConstraint(POSTS, "f"));
  }

  @Test
  void createsIndexOnColumns() {
    assertThat(recordedIndex(index("posts_title_idx", "title", "lang")))
        .isEqualTo(Index.of(POSTS, "posts_title_idx", List.of("title", "lang")));
  }

  @Test
  void createsIndexOnSortedKeysAndExpressions() {
    Index index =
        recordedIndex(
            index(
                "ix",
                key("created").desc(),
                key("rank").nullsFirst(),
                key("score").nullsLast().desc(),
                expression("lower(title)").collate("C").operatorClass("text_pattern_ops")));
    assertThat(index.keys())
        .containsExactly(
            IndexKey.column("created").withOrder(IndexKey.Order.DESC),
            IndexKey.column("rank").withOrder(IndexKey.Order.ASC_NULLS_FIRST),
            IndexKey.column("score").withOrder(IndexKey.Order.DESC_NULLS_LAST),
            new IndexKey("lower(title)", true, "C", "text_pattern_ops", IndexKey.Order.ASC));
  }

  @Test
  void createsIndexWithEveryOption() {
    assertThat(
            recordedIndex(
                index("ix", "title")
                    .unique()
                    .nullsNotDistinct()
                    .using("gin")
                    .include("id")
                    .where("published")
                    .with("fillfactor='70'")))
        .isEqualTo(
            new Index(
                POSTS,
                "ix",
                true,
                "gin",
                List.of(IndexKey.column("title")),
                List.of("id"),
                true,
                "published",
                "fillfactor='70'",
                true));
  }

  @Test
  void dropsAndRenamesIndexes() {
    ObjectId index = ObjectId.in(POSTS, ObjectKind.INDEX, "ix");
    assertThat(
            Operations.record(
                op -> {
                  op.dropIndex("posts", "ix");
                  op.renameIndex("posts", "ix", "iy");
                }))
        .containsExactly(Drop.of(index), new Rename(index, "iy"));
  }
}
