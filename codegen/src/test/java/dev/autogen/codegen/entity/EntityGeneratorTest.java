package dev.autogen.codegen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.ReferentialAction;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.UniqueConstraint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written for a small schema, for a reader to see. */
class EntityGeneratorTest {

  private static final int SERVER = 18;
  private static final QualifiedName USERS = QualifiedName.of("users");
  private static final QualifiedName POSTS = QualifiedName.of("posts");
  private static final SqlType BIGINT = SqlType.of("bigint");

  private static final Schema BLOG =
      Schema.of(
          Table.of(USERS),
          id(USERS),
          PrimaryKey.of(USERS, "users_pkey", List.of("id")),
          Table.of(POSTS).withComment("What people write."),
          id(POSTS),
          Column.of(POSTS, "title", SqlType.of("varchar", 200))
              .withNullable(false)
              .withDefault(new ColumnDefault.Expression("'draft'::character varying")),
          Column.of(POSTS, "author_id", BIGINT).withNullable(false),
          Column.of(POSTS, "status", SqlType.of("varchar", 20)),
          Column.of(POSTS, "tags", SqlType.of("text").array()),
          PrimaryKey.of(POSTS, "posts_pkey", List.of("id")),
          UniqueConstraint.of(POSTS, "uk_title", List.of("author_id", "title")),
          CheckConstraint.of(
              POSTS,
              "posts_status_check",
              "(status)::text = ANY ((ARRAY['DRAFT'::character varying, 'SENT'::character varying])::text[])"),
          CheckConstraint.of(POSTS, "title_given", "(title)::text <> ''::text"),
          Index.of(POSTS, "ix_status", List.of("status")).withWhere("status IS NOT NULL"),
          ForeignKey.of(POSTS, "fk_author", List.of("author_id"), USERS, List.of("id"))
              .withActions(ReferentialAction.NO_ACTION, ReferentialAction.CASCADE));

  private static Column id(QualifiedName table) {
    return Column.of(table, "id", BIGINT)
        .withNullable(false)
        .withDefault(new ColumnDefault.Identity(false, SequenceOptions.defaultsFor(BIGINT, 1), ""));
  }

  @Test
  void smallEntity() {
    assertThat(source(BLOG, "Post"))
        .startsWith(
            """
            package com.example.model;

            import jakarta.persistence.CheckConstraint;
            import jakarta.persistence.Column;
            import jakarta.persistence.Entity;
            import jakarta.persistence.EnumType;
            import jakarta.persistence.Enumerated;
            import jakarta.persistence.FetchType;
            import jakarta.persistence.ForeignKey;
            import jakarta.persistence.GeneratedValue;
            import jakarta.persistence.GenerationType;
            import jakarta.persistence.Id;
            import jakarta.persistence.Index;
            import jakarta.persistence.JoinColumn;
            import jakarta.persistence.ManyToOne;
            import jakarta.persistence.Table;
            import jakarta.persistence.UniqueConstraint;
            import org.hibernate.Length;
            import org.hibernate.annotations.ColumnDefault;
            import org.hibernate.annotations.OnDelete;
            import org.hibernate.annotations.OnDeleteAction;

            /** A row of posts. What people write. */
            @Entity
            @Table(
                name = "posts",
                uniqueConstraints = @UniqueConstraint(
                    name = "uk_title",
                    columnNames = {"author_id", "title"}),
                indexes = @Index(
                    name = "ix_status",
                    columnList = "status",
                    options = "where status IS NOT NULL"),
                check = @CheckConstraint(name = "title_given", constraint = "(title)::text <> ''::text"),
                comment = "What people write.")
            public class Post {
              @Id
              @Column(name = "id")
              @GeneratedValue(strategy = GenerationType.IDENTITY)
              private Long id;

              @Column(name = "title", nullable = false, length = 200)
              @ColumnDefault("'draft'")
              private String title;

              @ManyToOne(fetch = FetchType.LAZY, optional = false)
              @OnDelete(action = OnDeleteAction.CASCADE)
              @JoinColumn(name = "author_id", nullable = false, foreignKey = @ForeignKey(name = "fk_author"))
              private User author;

              @Enumerated(EnumType.STRING)
              @Column(name = "status", length = 20)
              private PostStatus status;

              @Column(name = "tags", length = Length.LONG32)
              private String[] tags;

              public Long getId() {
                return id;
              }

              public void setId(Long id) {
                this.id = id;
              }
            """);
  }

  @Test
  void otherEndOfAnAssociation() {
    assertThat(source(BLOG, "User"))
        .contains(
            """
              @OneToMany(mappedBy = "author")
              private List<Post> posts = new ArrayList<>();
            """);
  }

  @Test
  void enumOfACheck() {
    assertThat(source(BLOG, "PostStatus"))
        .isEqualTo(
            """
            package com.example.model;

            public enum PostStatus {
              DRAFT,
              SENT
            }
            """);
  }

  @Test
  void sameSchemaGivesTheSameText() {
    assertThat(entities(BLOG)).isEqualTo(entities(BLOG));
    assertThat(entities(BLOG).omissions()).isEmpty();
  }

  @Test
  void tableWithoutPrimaryKeyIsLeftOut() {
    Schema schema = Schema.of(Table.of(POSTS), Column.of(POSTS, "title", SqlType.of("text")));
    assertThat(entities(schema).sources()).isEmpty();
    assertThat(entities(schema).omissions())
        .containsExactly(
            new Omission(
                ObjectId.table(POSTS),
                "table posts has no primary key, which an entity needs; no class is written for it."));
  }

  private static Entities entities(Schema schema) {
    return EntityGenerator.generate(schema, "com.example.model", SERVER);
  }

  private static String source(Schema schema, String className) {
    return entities(schema).sources().stream()
        .filter(source -> source.className().equals(className))
        .findFirst()
        .orElseThrow()
        .text();
  }
}
