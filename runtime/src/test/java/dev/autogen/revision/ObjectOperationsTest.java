package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.AddEnumValue;
import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Rename;
import dev.autogen.operation.RenameEnumValue;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectOperationsTest implements Words {

  private static final QualifiedName USERS = QualifiedName.of("users");
  private static final SqlType BIGINT = SqlType.of("bigint");

  @Test
  void createsSequences() {
    assertThat(
            recorded(
                op ->
                    op.createSequence(
                        sequence("users_seq")
                            .startWith(1)
                            .incrementBy(50)
                            .ownedBy("users", "id")
                            .comment("Ids"))))
        .isEqualTo(
            new Create(
                new Sequence(
                    QualifiedName.of("users_seq"),
                    SequenceOptions.defaultsFor(BIGINT, 50),
                    Optional.of(ObjectId.column(USERS, "id")),
                    "Ids")));
  }

  @Test
  void aSequenceStartsAtItsEndUnlessSaid() {
    assertThat(created(sequence("s").minValue(10).maxValue(99)).start()).isEqualTo(10);
    assertThat(created(sequence("s").incrementBy(-1).maxValue(99)).start()).isEqualTo(99);
    assertThat(created(sequence("s").incrementBy(-1)))
        .isEqualTo(SequenceOptions.defaultsFor(BIGINT, -1));
    assertThat(created(sequence("s").as(smallint())).maximum()).isEqualTo(Short.MAX_VALUE);
  }

  private SequenceOptions created(SequenceDefinition sequence) {
    Create create = (Create) recorded(op -> op.createSequence(sequence));
    return ((Sequence) create.object()).options();
  }

  @Test
  void altersDropsAndRenamesSequences() {
    ObjectId sequence = ObjectId.of(ObjectKind.SEQUENCE, QualifiedName.of("s"));
    assertThat(
            Operations.record(
                op -> {
                  op.alterSequence(sequence("s").incrementBy(50));
                  op.alterSequence(sequence("s").ownedBy("users", "id"));
                  op.alterSequence(sequence("s").ownedByNone());
                  op.commentOnSequence("s", "Ids");
                  op.renameSequence("s", "t");
                  op.dropSequence("s");
                }))
        .containsExactly(
            Alter.of(sequence, new Change.SetSequence(SequenceOptions.defaultsFor(BIGINT, 50))),
            Alter.of(sequence, new Change.SetOwner(Optional.of(ObjectId.column(USERS, "id")))),
            Alter.of(sequence, new Change.SetOwner(Optional.empty())),
            Alter.of(sequence, new Change.SetComment("Ids")),
            new Rename(sequence, "t"),
            Drop.of(sequence));
  }

  @Test
  void createsAndChangesEnumTypes() {
    QualifiedName mood = QualifiedName.of("mood");
    ObjectId id = ObjectId.of(ObjectKind.ENUM_TYPE, mood);
    assertThat(
            Operations.record(
                op -> {
                  op.createEnum("mood", "sad", "ok");
                  op.addEnumValue("mood", "happy");
                  op.addEnumValueBefore("mood", "awful", "sad");
                  op.addEnumValueAfter("mood", "fine", "ok");
                  op.renameEnumValue("mood", "ok", "okay");
                  op.renameEnum("mood", "feeling");
                  op.commentOnEnum("mood", "How it is");
                  op.dropEnum("mood");
                }))
        .containsExactly(
            new Create(new EnumType(mood, List.of("sad", "ok"), "")),
            new AddEnumValue(mood, "happy", AddEnumValue.Placement.LAST, ""),
            new AddEnumValue(mood, "awful", AddEnumValue.Placement.BEFORE, "sad"),
            new AddEnumValue(mood, "fine", AddEnumValue.Placement.AFTER, "ok"),
            new RenameEnumValue(mood, "ok", "okay"),
            new Rename(id, "feeling"),
            Alter.of(id, new Change.SetComment("How it is")),
            Drop.of(id));
  }

  @Test
  void createsAndChangesCompositeTypes() {
    QualifiedName point = QualifiedName.of("point3");
    ObjectId id = ObjectId.of(ObjectKind.COMPOSITE_TYPE, point);
    CompositeType.Attribute x = new CompositeType.Attribute("x", SqlType.of("real"));
    CompositeType.Attribute z = new CompositeType.Attribute("z", SqlType.of("real"));
    assertThat(
            Operations.record(
                op -> {
                  op.createCompositeType("point3", attribute("x", real()));
                  op.alterCompositeType(
                      "point3",
                      t ->
                          t.addAttribute("z", real())
                              .alterAttribute("x", doublePrecision())
                              .dropAttribute("y"));
                  op.renameCompositeType("point3", "point4");
                  op.commentOnCompositeType("point3", "A point");
                  op.dropCompositeType("point3");
                }))
        .containsExactly(
            new Create(new CompositeType(point, List.of(x), "")),
            Alter.of(
                id,
                new Change.AddAttribute(z),
                new Change.SetAttributeType("x", SqlType.of("double precision")),
                new Change.DropAttribute("y")),
            new Rename(id, "point4"),
            Alter.of(id, new Change.SetComment("A point")),
            Drop.of(id));
  }

  @Test
  void createsRenamesAndDropsSchemas() {
    NamedSchema reporting = new NamedSchema(SchemaName.of("reporting"));
    assertThat(
            Operations.record(
                op -> {
                  op.createSchema("reporting");
                  op.renameSchema("reporting", "reports");
                  op.dropSchema("reporting");
                }))
        .containsExactly(
            new Create(reporting), new Rename(reporting.id(), "reports"), Drop.of(reporting.id()));
  }
}
