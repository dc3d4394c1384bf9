package dev.autogen.postgresql;

import dev.autogen.operation.CreateTable;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import java.util.List;
import java.util.stream.Stream;

/** Posts and users, whose statements are tested. */
final class Blog {

  static final QualifiedName POSTS = QualifiedName.of("posts");
  static final QualifiedName USERS = QualifiedName.of("users");
  static final SqlType BIGINT = SqlType.of("bigint");
  static final SqlType INTEGER = SqlType.of("integer");
  static final SqlType TEXT = SqlType.of("text");

  private Blog() {}

  static CreateTable users() {
    return table(USERS, id(USERS), PrimaryKey.of(USERS, "users_pkey", List.of("id")));
  }

  static CreateTable posts(TableElement... others) {
    return table(
        POSTS,
        Stream.concat(
                Stream.of(
                    id(POSTS),
                    Column.of(POSTS, "title", SqlType.of("varchar", 255)),
                    Column.of(POSTS, "rating", INTEGER),
                    Column.of(POSTS, "author_id", BIGINT)),
                Stream.of(others))
            .toArray(TableElement[]::new));
  }

  static CreateTable table(QualifiedName name, TableElement... elements) {
    return new CreateTable(Table.of(name), List.of(elements));
  }

  private static Column id(QualifiedName table) {
    return Column.of(table, "id", BIGINT)
        .withNullable(false)
        .withDefault(new ColumnDefault.Identity(false, SequenceOptions.DEFAULT, ""));
  }
}
