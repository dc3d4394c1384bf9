package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Rename;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TableOperationsTest implements Words {

  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final QualifiedName USERS = QualifiedName.of("users");
  private static final SqlType BIGINT = SqlType.of("bigint");

  private Column recordedColumn(ColumnDefinition column) {
    return (Column) ((Create) recorded(op -> op.addColumn("posts", column))).object();
  }

  private List<Change> recordedChanges(UnaryOperator<ColumnChanges> changes) {
    return ((Alter) recorded(op -> op.alterColumn("posts", "title", changes))).changes();
  }

  private ColumnDefault defaultOf(String sql) {
    return new ColumnDefault.Expression(sql);
  }

  @Test
  void createsTableWithColumnsAndConstraintsInTheirOrder() {
    assertThat(
            recorded(
                op ->
                    op.createTable(
                        "users",
                        column("id", bigint()).notNull().identity(),
                        column("email", varchar(255)).notNull(),
                        primaryKey("users_pkey", "id"),
                        unique("users_email_key", "email"),
                        check("users_age_check", "age >= 0"))))
        .isEqualTo(
            new CreateTable(
                Table.of(USERS),
                List.of(
                    Column.of(USERS, "id", BIGINT)
                        .withNullable(false)
                        .withDefault(
                            new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, "")),
                    Column.of(USERS, "email", SqlType.of("varchar", 255)).withNullable(false),
                    PrimaryKey.of(USERS, "users_pkey", List.of("id")),
                    UniqueConstraint.of(USERS, "users_email_key", List.of("email")),
                    CheckConstraint.of(USERS, "users_age_check", "age >= 0"))));
  }

  @Test
  void createsTableWithCommentAndUnlogged() {
    assertThat(
            recorded(
                op ->
                    op.createTable(
                        "users", column("id", bigint()), comment("All users"), unlogged())))
        .isEqualTo(
            new CreateTable(
                Table.of(USERS).withUnlogged(true).withComment("All users"),
                List.of(Column.of(USERS, "id", BIGINT))));
  }

  @Test
  void columnsOfThePrimaryKeyAreNotNull() {
    CreateTable table =
        (CreateTable)
            recorded(
                op ->
                    op.createTable(
                        "users",
                        column("id", bigint()),
                        column("note", text()),
                        primaryKey("users_pkey", "id")));
    assertThat(table.elements())
        .contains(
            Column.of(USERS, "id", BIGINT).withNullable(false),
            Column.of(USERS, "note", SqlType.of("text")));
  }

  @Test
  void dropsRenamesAndCommentsOnTables() {
    ObjectId posts = ObjectId.table(POSTS);
    assertThat(
            Operations.record(
                op -> {
                  op.dropTable("posts");
                  op.renameTable("posts", "articles");
                  op.commentOnTable("posts", "All posts");
                  op.setUnlogged("posts");
                  op.setLogged("posts");
                }))
        .containsExactly(
            Drop.of(posts),
            new Rename(posts, "articles"),
            Alter.of(posts, new Change.SetComment("All posts")),
            Alter.of(posts, new Change.SetUnlogged(true)),
            Alter.of(posts, new Change.SetUnlogged(false)));
  }

  @Test
  void addsColumnWithLiteralDefault() {
    assertThat(recordedColumn(column("published", bool()).notNull().defaultTo(true)))
        .isEqualTo(
            Column.of(POSTS, "published", SqlType.of("boolean"))
                .withNullable(false)
                .withDefault(defaultOf("true")));
  }

  @Test
  void neverTakesAValueForSql() {
    assertThat(recordedColumn(column("c", text()).defaultTo("now()")).defaultValue())
        .isEqualTo(defaultOf("'now()'"));
    assertThat(recordedColumn(column("c", text()).defaultSql("now()")).defaultValue())
        .isEqualTo(defaultOf("now()"));
  }

  @Test
  void addsColumnWithCollationAndComment() {
    assertThat(recordedColumn(column("c", text()).collate("C").comment("A note")))
        .isEqualTo(
            Column.of(POSTS, "c", SqlType.of("text")).withCollation("C").withComment("A note"));
  }

  @Test
  void addsGeneratedColumns() {
    assertThat(recordedColumn(column("c", integer()).generatedAs("a + b")).defaultValue())
        .isEqualTo(new ColumnDefault.Generated("a + b", true));
    assertThat(recordedColumn(column("c", integer()).generatedVirtualAs("a + b")).defaultValue())
        .isEqualTo(new ColumnDefault.Generated("a + b", false));
  }

  @Test
  void identityCountsInTheTypeOfItsColumnAndIsNotNull() {
    Column column = recordedColumn(column("id", integer()).identityAlways());
    assertThat(column.nullable()).isFalse();
    assertThat(column.defaultValue())
        .isEqualTo(
            new ColumnDefault.Identity(
                true, SequenceOptions.defaultsFor(SqlType.of("integer"), 1), ""));
  }

  @Test
  void identityTakesTheOptionsAndNameOfItsSequence() {
    ColumnDefault identity =
        recordedColumn(
                column("id", bigint())
                    .identity(s -> s.named("users_seq").startWith(100).incrementBy(50).cycle()))
            .defaultValue();
    assertThat(identity)
        .isEqualTo(
            new ColumnDefault.Identity(
                false,
                SequenceOptions.defaultsFor(BIGINT, 50).withStart(100).withCycle(true),
                "users_seq"));
  }

  @Test
  void dropsAndRenamesColumns() {
    ObjectId title = ObjectId.column(POSTS, "title");
    assertThat(
            Operations.record(
                op -> {
                  op.dropColumn("posts", "title");
                  op.renameColumn("posts", "title", "headline");
                  op.commentOnColumn("posts", "title", "");
                }))
        .containsExactly(
            Drop.of(title),
            new Rename(title, "headline"),
            Alter.of(title, new Change.SetComment("")));
  }

  @Test
  void altersTypeWithConversion() {
    assertThat(recordedChanges(c -> c.type(varchar(500))))
        .containsExactly(new Change.SetType(SqlType.of("varchar", 500), ""));
    assertThat(recordedChanges(c -> c.notNull().type(integer()).using("title::integer")))
        .containsExactly(
            new Change.SetNullable(false),
            new Change.SetType(SqlType.of("integer"), "title::integer"));
  }

  @Test
  void altersEverythingElseOfAColumn() {
    assertThat(recordedChanges(c -> c.nullable().dropDefault()))
        .containsExactly(new Change.SetNullable(true), new Change.DropDefault());
    assertThat(recordedChanges(c -> c.defaultTo("draft")))
        .containsExactly(new Change.SetDefault("'draft'"));
    assertThat(recordedChanges(c -> c.defaultSql("now()")))
        .containsExactly(new Change.SetDefault("now()"));
    assertThat(recordedChanges(c -> c.collate("C").comment("Note")))
        .containsExactly(new Change.SetCollation("C"), new Change.SetComment("Note"));
    assertThat(recordedChanges(c -> c.defaultCollation()))
        .containsExactly(new Change.SetCollation(""));
    assertThat(recordedChanges(c -> c.generatedAs("a * 2")))
        .containsExactly(new Change.SetGeneration("a * 2"));
    assertThat(recordedChanges(c -> c.dropGenerated()))
        .containsExactly(new Change.DropGeneration());
  }

  @Test
  void altersIdentity() {
    SequenceOptions ofInteger = SequenceOptions.defaultsFor(SqlType.of("integer"), 1);
    assertThat(recordedChanges(c -> c.addIdentity()))
        .containsExactly(
            new Change.AddIdentity(new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, "")));
    assertThat(recordedChanges(c -> c.addIdentityAlways(s -> s.as(integer()))))
        .containsExactly(new Change.AddIdentity(new ColumnDefault.Identity(true, ofInteger, "")));
    assertThat(recordedChanges(c -> c.type(integer()).setIdentityAlways(s -> s.startWith(7))))
        .contains(
            new Change.SetIdentity(new ColumnDefault.Identity(true, ofInteger.withStart(7), "")));
    assertThat(recordedChanges(c -> c.setIdentity(s -> s.cache(20))))
        .containsExactly(
            new Change.SetIdentity(
                new ColumnDefault.Identity(false, SequenceOptions.DEFAULT.withCache(20), "")));
    assertThat(recordedChanges(c -> c.dropIdentity())).containsExactly(new Change.DropIdentity());
  }
}
