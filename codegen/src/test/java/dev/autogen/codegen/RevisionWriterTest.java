package dev.autogen.codegen;

import static dev.autogen.codegen.Drafts.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Create;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionHeader;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionWriterTest {

  private static final QualifiedName POSTS = QualifiedName.of("posts");

  private static final Operation ADD_PUBLISHED =
      new Create(
          Column.of(POSTS, "published", SqlType.of("boolean"))
              .withNullable(false)
              .withDefault(new ColumnDefault.Expression("true")));

  private static final AnnotatedOperation DROP_PUBLISHED =
      new AnnotatedOperation(
          Drop.of(ObjectId.column(POSTS, "published")),
          List.of("Data loss: the values of posts.published go with the column."));

  @Test
  void writesTheRevisionOfTheDesign() {
    GeneratedRevision generated =
        RevisionWriter.write(
            Drafts.of(List.of(AnnotatedOperation.of(ADD_PUBLISHED)), List.of(DROP_PUBLISHED)));

    assertThat(generated.source())
        .isEqualTo(
            """
            package com.example.blog.db.revisions;

            import dev.autogen.revision.Operations;
            import dev.autogen.revision.Revision;
            import dev.autogen.revision.RevisionInfo;

            /**
             * added published column
             *
             * <p>Written by autogen 0.1.0 from 5 entities (Hibernate ORM 7.4.6) for PostgreSQL 18.
             */
            @RevisionInfo(
                id = "ae1027a6acf0",
                revises = "27c6a30d7c24",
                message = "added published column",
                created = "2026-11-20T06:02:11Z")
            public final class R20261120_060211_AddedPublishedColumn implements Revision {

              @Override
              public void upgrade(Operations op) {
                op.addColumn("posts", column("published", bool()).notNull().defaultTo(true));
              }

              @Override
              public void downgrade(Operations op) {
                // Data loss: the values of posts.published go with the column.
                op.dropColumn("posts", "published");
              }
            }
            """);
    CompiledRevision compiled = CompiledRevision.of(generated);
    assertThat(compiled.upgrade()).containsExactly(ADD_PUBLISHED);
    assertThat(compiled.downgrade()).containsExactly(DROP_PUBLISHED.operation());
    assertThat(compiled.revision().header()).isEqualTo(HEADER);
  }

  @Test
  void writesAnExampleIntoAnEmptyRevision() {
    GeneratedRevision generated = RevisionWriter.write(Drafts.of(List.of(), List.of()));

    assertThat(generated.source())
        .endsWith(
            """
              @Override
              public void upgrade(Operations op) {
                // op.addColumn("posts", column("published", bool()).notNull().defaultTo(true));
              }

              @Override
              public void downgrade(Operations op) {
                // op.dropColumn("posts", "published");
              }
            }
            """);
    assertThat(CompiledRevision.of(generated).upgrade()).isEmpty();
  }

  @Test
  void saysThatAMergeJoinsBranches() {
    RevisionHeader merge =
        new RevisionHeader(
            "c", List.of("a", "b"), "merge", "", true, List.of("blog"), List.of("d", "e"));

    GeneratedRevision generated = RevisionWriter.write(Drafts.of(merge));

    assertThat(generated.source())
        .contains(
            """
            @RevisionInfo(
                id = "c",
                revises = {"a", "b"},
                message = "merge",
                created = "",
                baseline = true,
                branchLabels = "blog",
                dependsOn = {"d", "e"})
            """)
        .contains("    // Joins two branches; nothing else changes.\n");
    assertThat(CompiledRevision.of(generated).revision().header()).isEqualTo(merge);
  }

  @Test
  void takesAnyMessage() {
    for (String message :
        List.of(
            "ends */ here",
            "{@code x} @Deprecated <b>&amp;",
            "quotes \" ' \\",
            "escape \\u002a\\u002f and \\uxyz",
            "line\nbreak\r\nand\u2028more\u0085",
            "right\u202eleft \ud800 lone",
            "日本語 é 🎉",
            "",
            "   ",
            "word ".repeat(100),
            "w".repeat(500))) {
      RevisionHeader header =
          new RevisionHeader("a", List.of(), message, "", false, List.of(), List.of());
      CompiledRevision compiled = CompiledRevision.of(RevisionWriter.write(Drafts.of(header)));
      assertThat(compiled.revision().header()).isEqualTo(header);
    }
  }

  @Test
  void keepsLongMessagesWithinTheLine() {
    RevisionHeader header =
        new RevisionHeader(
            "a", List.of(), "word ".repeat(60).strip(), "", false, List.of(), List.of());
    GeneratedRevision generated = RevisionWriter.write(Drafts.of(header));
    assertThat(generated.source().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void takesAnyNote() {
    AnnotatedOperation operation =
        new AnnotatedOperation(
            ADD_PUBLISHED,
            List.of(
                "", "\\u000a op.dropTable(\"x\");", "a\nop.dropTable(\"x\");", "long ".repeat(50)));
    GeneratedRevision generated = RevisionWriter.write(Drafts.of(List.of(operation), List.of()));
    assertThat(CompiledRevision.of(generated).upgrade()).containsExactly(ADD_PUBLISHED);
    assertThat(generated.source().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void refusesCodeThatNeedsAConnection() {
    assertThatThrownBy(() -> Drafts.upgradeCode(new CallConnection(connection -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be printed");
  }

  @Test
  void refusesNamesThatJavaDoesNotTake() {
    assertThatThrownBy(
            () ->
                new RevisionDraft(
                    HEADER, "com.class", "R1", Drafts.PROVENANCE, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'com.class' cannot be the name of a package. Choose another.");
    assertThatThrownBy(
            () -> new RevisionDraft(HEADER, "", "R-1", Drafts.PROVENANCE, List.of(), List.of()))
        .hasMessage("'R-1' cannot be the name of a class. Choose another.");
  }
}
