package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.Drop;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What a revision class can do wrongly, and the sentence it gets. */
class MisuseTest implements Words {

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Consumer<Operations> work) {
    return assertThatThrownBy(() -> Operations.record(work))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesMustBeGiven() {
    assertRefused(op -> op.dropTable("")).hasMessage("The name of a table is missing.");
    assertRefused(op -> op.dropTable(null)).hasMessage("The name of a table is missing.");
    assertRefused(op -> op.dropColumn("posts", "")).hasMessage("The name of a column is missing.");
    assertRefused(op -> op.in("")).hasMessage("The name of a schema is missing.");
    assertRefused(op -> op.renameTable("posts", "")).hasMessage("The name of a table is missing.");
    assertRefused(op -> op.addColumn("posts", column("", text())))
        .hasMessage("The name of a column is missing.");
    assertRefused(op -> op.createUnique("posts", unique("", "a")))
        .hasMessage("The name of a unique constraint is missing.");
  }

  @Test
  void namesMustFitIntoTheCatalog() {
    String longest = "é".repeat(31) + "x";
    assertThat(Operations.record(op -> op.dropTable(longest))).hasSize(1);
    assertRefused(op -> op.dropTable(longest + "x"))
        .hasMessage(
            "The name %sx of a table has 64 bytes, but PostgreSQL keeps 63. Write a shorter one."
                .formatted(longest));
    assertRefused(op -> op.dropTable("a\0b")).hasMessageContaining("character 0");
  }

  @Test
  void definitionsMustBeGiven() {
    assertRefused(op -> op.addColumn("posts", null)).hasMessage("The column to add is null.");
    assertRefused(op -> op.addColumn("posts", column("a", null)))
        .hasMessage("The type of column a is null.");
    assertRefused(op -> op.createTable("posts", (TableDefinition) null))
        .hasMessage("A definition of table posts is null.");
    assertRefused(op -> op.alterColumn("posts", "a", null))
        .hasMessage("What changes in column a is null.");
    assertRefused(op -> op.alterColumn("posts", "a", c -> null))
        .hasMessage("What changes in column a is null.");
  }

  @Test
  void columnsMustBeGivenOnce() {
    assertRefused(op -> op.createUnique("t", unique("u")))
        .hasMessage("Unique constraint u names no column.");
    assertRefused(op -> op.createUnique("t", unique("u", "a", "a")))
        .hasMessage("Unique constraint u names column a twice.");
    assertRefused(op -> op.createTable("t", column("a", text()), column("a", text())))
        .hasMessage("Table t has column a twice.");
    assertRefused(op -> op.createTable("t", unique("u", "a"), check("u", "true")))
        .hasMessage("Table t has constraint u twice.");
    assertRefused(op -> op.createTable("t", primaryKey("p", "a"), primaryKey("q", "b")))
        .hasMessage("Table t has a primary key twice.");
  }

  @Test
  void aColumnHasOneOriginOfItsValues() {
    assertRefused(op -> op.addColumn("t", column("a", bigint()).identity().defaultTo(1)))
        .hasMessage("Column a has two of default, identity and generation; PostgreSQL allows one.");
  }

  @Test
  void nullIsNoDefault() {
    assertRefused(op -> op.addColumn("t", column("a", text()).defaultTo(null)))
        .hasMessage("The default of column a is null, which is no default. Leave it out.");
    assertRefused(op -> op.alterColumn("t", "a", c -> c.defaultTo(null)))
        .hasMessage("The default of column a is null, which is no default. Write .dropDefault().");
  }

  @Test
  void sqlMustBeGiven() {
    assertRefused(op -> op.execute(" ")).hasMessage("A statement has no SQL.");
    assertRefused(op -> op.execute("x").reversedBy(""))
        .hasMessage("The reverse of SQL has no SQL.");
    assertRefused(op -> op.createCheck("t", check("c", "")))
        .hasMessage("Check constraint c has no SQL.");
    assertRefused(op -> op.addColumn("t", column("a", text()).defaultSql("")))
        .hasMessage("The default of column a has no SQL.");
    assertRefused(op -> op.irreversible(""))
        .hasMessage("The reason why it is irreversible is empty.");
    assertRefused(op -> op.createExclusion("t", exclusion("e", "using gist (a with =)")))
        .hasMessage(
            "Exclusion constraint e starts with 'using'. Write all that follows its name, from "
                + "EXCLUDE"
                + " on.");
  }

  @Test
  void aForeignKeyReferencesAsManyColumnsAsItHas() {
    assertRefused(op -> op.createForeignKey("t", foreignKey("f", "a")))
        .hasMessage(
            "Foreign key f does not say what it references. Add .references(table, columns).");
    assertRefused(op -> op.createForeignKey("t", foreignKey("f", "a", "b").references("u", "x")))
        .hasMessage("Foreign key f has two columns, but references one column. Name one for each.");
  }

  @Test
  void aRowHasAValuePerColumn() {
    assertRefused(op -> op.bulkInsert("accounts", columns("id", "name"), row(1)))
        .hasMessageContaining("A row for accounts has 1 values, but 2 columns are named");
    assertRefused(op -> op.bulkInsert("accounts", columns("id")))
        .hasMessage("There is no row to insert into accounts.");
    assertRefused(op -> op.bulkInsert("accounts", columns("id"), row(new Object())))
        .hasMessageContaining("java.lang.Object has no constant in SQL");
  }

  @Test
  void aChangeChangesSomethingOnce() {
    assertRefused(op -> op.alterColumn("t", "a", c -> c))
        .hasMessage("Nothing changes in column a. Name a change, as in c -> c.notNull().");
    assertRefused(op -> op.alterColumn("t", "a", c -> c.notNull().nullable()))
        .hasMessage("The change of column a says twice what its nullability becomes.");
    assertRefused(op -> op.alterColumn("t", "a", c -> c.using("a::int")))
        .hasMessage("Column a has a conversion without a new type. Write .type(…).using(…).");
    assertRefused(op -> op.alterSequence(sequence("s"))).hasMessageContaining("Nothing changes");
    assertRefused(op -> op.alterForeignKey("t", "f", k -> k))
        .hasMessageContaining("Nothing changes");
    assertRefused(op -> op.alterCompositeType("p", t -> t)).hasMessageContaining("Nothing changes");
  }

  @Test
  void numbersStayWithinTheirBounds() {
    assertThatThrownBy(() -> varchar(0))
        .hasMessage("The length of varchar is 0, but must be from 1 to 10485760.");
    assertThatThrownBy(() -> timestamptz(7))
        .hasMessage("The precision of timestamptz is 7, but must be from 0 to 6.");
    assertThatThrownBy(() -> sequence("s").incrementBy(0))
        .hasMessage("A sequence cannot have the increment 0.");
    assertThatThrownBy(() -> sequence("s").as(text()))
        .hasMessage("A sequence cannot count in text. Choose smallint, integer or bigint.");
  }

  @Test
  void theSequenceOfAnIdentityHasNoOwnerOfItsOwn() {
    assertRefused(op -> op.addColumn("t", column("a", bigint()).identity(s -> s.ownedBy("t", "a"))))
        .hasMessage("The sequence of an identity column has no owner or comment of its own.");
  }

  @Test
  void valuesOfAnEnumDiffer() {
    assertRefused(op -> op.createEnum("mood", "sad", "sad"))
        .hasMessage("Enum type mood has the value sad twice.");
  }

  @Test
  void stepsDoNotNest() {
    assertRefused(op -> op.step(o -> o.outsideTransaction(p -> p.dropTable("t"))))
        .hasMessage("A step is within another. Write them one after the other.");
  }

  @Test
  void ensureOnlyCreatesAndIfExistsOnlyDrops() {
    assertRefused(op -> op.ensure(o -> o.dropTable("t")))
        .hasMessage("Only what creates an object can stand in ensure.");
    assertRefused(op -> op.ifExists(o -> o.execute("drop table t")))
        .hasMessage("Only what drops an object can stand in ifExists.");
  }

  @Test
  void theReverseOfSqlIsSaidOnce() {
    assertRefused(
            op -> {
              RecordedSql sql = op.execute("create view v as select 1");
              sql.reversedBy("drop view v");
              sql.reversedBy("drop view v");
            })
        .hasMessage("The reverse of 'create view v as select 1' is said twice.");
  }

  @Test
  void operationsAreClosedOnceTheRevisionHasReturned() {
    List<Operations> kept = new ArrayList<>();
    Operations.record(kept::add);
    assertThatThrownBy(() -> kept.get(0).dropTable("t"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Operations can only be used while upgrade or downgrade runs");
    assertThatThrownBy(() -> kept.get(0).in("x").dropTable("t"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatExecuteReturnedIsClosedToo() {
    List<RecordedSql> kept = new ArrayList<>();
    Operations.record(op -> kept.add(op.execute("select 1")));
    assertThatThrownBy(() -> kept.get(0).reversedBy("select 2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theOuterOperationsCannotBeUsedWithinALambda() {
    assertThatThrownBy(
            () ->
                Operations.record(
                    op -> op.outsideTransaction(o -> op.createIndex("t", index("ix", "a")))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Within a lambda use the lambda's own parameter, as in op.step(o -> o.addColumn(…)).");
  }

  @Test
  void operationsCanBeUsedAgainAfterALambdaThatFailed() {
    assertThat(
            Operations.record(
                op -> {
                  assertThatThrownBy(() -> op.step(o -> o.dropTable("")))
                      .isInstanceOf(IllegalArgumentException.class);
                  op.dropTable("t");
                }))
        .containsExactly(Drop.of(ObjectId.table(QualifiedName.of("t"))));
  }

  @Test
  void valuesOfAnUpdateMustFitItsQuestionMarks() {
    assertRefused(op -> op.executeUpdate("update t set a = ?"))
        .hasMessage(
            "The statement 'update t set a = ?' has 1 question mark, but is given 0 values.");
    assertRefused(op -> op.executeUpdate("update t set a = '?' -- ?\n where b ?? 'x'", 1))
        .hasMessageContaining("has 0 question marks, but is given 1 value.");
    assertRefused(op -> op.executeUpdate("delete from t; delete from s"))
        .hasMessageContaining("executeUpdate runs one statement, and this is not one");
    assertRefused(op -> op.executeUpdate("update t set a = ?", new StringBuilder()))
        .hasMessageContaining("has no constant in SQL");
    assertRefused(
            op -> {
              RecordedUpdate update = op.executeUpdate("delete from t where a = ?", 1);
              update.reversedBy("insert into t values (?)", 1);
              update.reversedBy("insert into t values (?)", 1);
            })
        .hasMessageContaining("is said twice");
  }

  @Test
  void aBatchUpdateSaysWhatItSetsAndStandsAlone() {
    assertRefused(op -> op.batchUpdate("t", "id", b -> b))
        .hasMessage("The batch update of t sets nothing. Write b -> b.set(column, sql).");
    assertRefused(op -> op.batchUpdate("t", "id", b -> b.set("id", "id + 1")))
        .hasMessageContaining("sets id, the key that it goes by");
    assertRefused(op -> op.batchUpdate("t", "id", b -> b.set("a", "1").set("a", "2")))
        .hasMessageContaining("sets a twice");
    assertRefused(op -> op.batchUpdate("t", "id", b -> b.set("a", "1").batchSize(0)))
        .hasMessageContaining("The size of a batch of t is 0, but must be from 1 to");
    assertRefused(op -> op.batchUpdate("t", "id", b -> b.pause(Duration.ofSeconds(-1))))
        .hasMessageContaining("is negative");
    for (Consumer<Operations> within :
        List.<Consumer<Operations>>of(
            op -> op.step(o -> o.batchUpdate("t", "id", b -> b.set("a", "1"))),
            op -> op.outsideTransaction(o -> o.batchUpdate("t", "id", b -> b.set("a", "1"))))) {
      assertRefused(within).hasMessageContaining("A batch update is within a step");
    }
  }

  @Test
  void viewsFunctionsAndFilesAreSaidInFull() {
    assertRefused(op -> op.createView("v", "create view v as select 1"))
        .hasMessageContaining("View v is given a whole statement. Write its query alone");
    assertRefused(op -> op.createFunction("f", "create function f() …"))
        .hasMessageContaining("Function f is named without its arguments. Write \"f()\"");
    assertRefused(op -> op.bulkInsert("t", json("a.json").nullAs("x")))
        .hasMessageContaining("a.json is JSON, where nullAs means nothing");
    assertRefused(op -> op.bulkInsert("t", csv("a.csv").separatedBy('"')))
        .hasMessageContaining("cannot be separated by a quote");
    assertRefused(op -> op.bulkInsert("t", csv("absent.csv")))
        .hasMessageContaining("There is no file absent.csv for MisuseTest")
        .hasMessageContaining("src/main/resources/dev/autogen/revision.");
    assertRefused(op -> op.lockTimeout(Duration.ofNanos(5))).hasMessageContaining("from 1 ms to");
  }
}
