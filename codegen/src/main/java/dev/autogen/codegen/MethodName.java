package dev.autogen.codegen;

import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;

/** What a method is called that does operations of a kind. */
final class MethodName {

  private MethodName() {}

  static String of(Operation operation) {
    if (operation instanceof CreateTable table) {
      String words = ClassNames.upperCamel(table.table().name().name());
      return "create" + (words.isEmpty() ? "Table" : words);
    }
    if (operation instanceof Create create) {
      return "create" + nouns(create.object().id());
    }
    if (operation instanceof Drop drop) {
      return "drop" + nouns(drop.object());
    }
    return operation instanceof ExecuteSql ? "executeSql" : "makeChanges";
  }

  private static String nouns(ObjectId object) {
    ObjectKind kind = object.kind();
    return switch (kind) {
      case FOREIGN_KEY -> "ForeignKeys";
      case PRIMARY_KEY, UNIQUE_CONSTRAINT, CHECK_CONSTRAINT, EXCLUSION_CONSTRAINT -> "Constraints";
      case INDEX -> "Indexes";
      case ENUM_TYPE, COMPOSITE_TYPE -> "Types";
      default -> ClassNames.upperCamel(kind.words()) + "s";
    };
  }
}
