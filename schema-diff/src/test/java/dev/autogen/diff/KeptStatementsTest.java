package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements of the model beside what the catalog has of them. */
class KeptStatementsTest {

  private static final QualifiedName PERSON = QualifiedName.of("person");

  private static Schema person(String column, OpaqueObject... views) {
    Schema.Builder schema =
        Schema.of(Table.of(PERSON), Column.of(PERSON, column, SqlType.of("text"))).toBuilder();
    List.of(views).forEach(schema::add);
    return schema.build();
  }

  private static OpaqueObject kept(String name, String query, ObjectId... needs) {
    return new OpaqueObject(
        ObjectKind.OTHER,
        QualifiedName.of("create view " + name),
        "create view %s as %s".formatted(name, query),
        "drop view " + name,
        List.of(needs));
  }

  private static OpaqueObject view(String name, ObjectId... needs) {
    return new OpaqueObject(ObjectKind.VIEW, QualifiedName.of(name), "", "", List.of(needs));
  }

  private static List<Operation> merged(Schema then, Schema now, Schema live, Renames renames) {
    return ThreeWayMerge.merge(then, now, live, MergeOptions.PLAIN.withRenames(renames))
        .operations(DiffOptions.OLDEST);
  }

  @Test
  void goUnderTheNamesThatTheyKnow() {
    ObjectId table = ObjectId.table(PERSON);
    Schema then = person("name", kept("v", "select name from person", table));
    Schema now = person("title", kept("v", "select title from person", table));
    Schema live = person("name", view("v", ObjectId.column(PERSON, "name")));
    assertThat(merged(then, now, live, Renames.NONE.column(PERSON, "name", "title")))
        .extracting(Object::getClass)
        .isEqualTo(List.of(Drop.class, Rename.class, Create.class));
  }

  @Test
  void goWithWhatTheyNeed() {
    OpaqueObject below = kept("below", "select 1 as x");
    OpaqueObject above = kept("above", "select x from below", below.id());
    OpaqueObject other = kept("below", "select 2 as x");
    Schema live = person("name", view("below"), view("above", view("below").id()));
    assertThat(
            merged(person("name", below, above), person("name", other, above), live, Renames.NONE))
        .containsExactly(
            new Drop(above.id(), false, above.dropSql()),
            new Drop(below.id(), false, below.dropSql()),
            new Create(other),
            new Create(above));
  }
}
