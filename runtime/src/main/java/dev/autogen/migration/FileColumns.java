package dev.autogen.migration;

import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Drop;
import dev.autogen.operation.Ensure;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InsertFile;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Rename;
import dev.autogen.operation.Step;
import dev.autogen.operation.rows.FileRow;
import dev.autogen.operation.rows.RowFile;
import dev.autogen.operation.rows.RowReader;
import dev.autogen.revision.AutogenException;
import dev.autogen.schema.Column;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlIdentifier;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Looks for columns that files of rows name and their tables do not have by then, before the first
 * statement. A table that SQL of a revision may have changed is left to PostgreSQL.
 */
final class FileColumns {

  private final Connection connection;
  private final UnaryOperator<QualifiedName> bound;

  /** By the names of now; none for a table that is not there. */
  private final Map<QualifiedName, Set<String>> tables = new HashMap<>();

  private boolean known = true;

  FileColumns(Connection connection, UnaryOperator<QualifiedName> bound) {
    this.connection = connection;
    this.bound = bound;
  }

  /**
   * Follows the operations of all revisions.
   *
   * @throws AutogenException naming the file and the column that its table does not have
   */
  void require(List<PlannedRevision> revisions) throws SQLException {
    boolean any =
        revisions.stream()
            .flatMap(revision -> revision.steps().stream())
            .flatMap(step -> step.units().stream())
            .anyMatch(unit -> unit.operation() instanceof InsertFile);
    if (!any) {
      return;
    }
    for (PlannedRevision revision : revisions) {
      for (Operation operation : revision.operations()) {
        follow(operation, revision);
      }
    }
  }

  private void follow(Operation operation, PlannedRevision revision) throws SQLException {
    if (operation instanceof Step step) {
      for (Operation inner : step.operations()) {
        follow(inner, revision);
      }
    } else if (operation instanceof Ensure ensure) {
      follow(ensure.operation(), revision);
    } else if (operation instanceof ExecuteSql || operation instanceof CallConnection) {
      known = false;
    } else if (operation instanceof CreateTable create) {
      Set<String> columns = new LinkedHashSet<>();
      create.elements().stream()
          .filter(Column.class::isInstance)
          .forEach(column -> columns.add(((Column) column).name()));
      tables.put(create.table().name(), columns);
    } else if (operation instanceof Create create && create.object() instanceof Column column) {
      columns(column.table()).add(column.name());
    } else if (operation instanceof Drop drop && drop.object().kind() == ObjectKind.COLUMN) {
      columns(drop.object().tableName()).remove(drop.object().name());
    } else if (operation instanceof Rename rename) {
      rename(rename.object(), rename.to());
    } else if (operation instanceof InsertFile insert && known) {
      require(insert, revision);
    }
  }

  private void rename(ObjectId object, String to) throws SQLException {
    if (object.kind() == ObjectKind.TABLE) {
      Set<String> columns = columns(object.tableName());
      tables.remove(object.tableName());
      tables.put(object.tableName().sibling(to), columns);
    } else if (object.kind() == ObjectKind.COLUMN) {
      Set<String> columns = columns(object.tableName());
      if (columns.remove(object.name())) {
        columns.add(to);
      }
    }
  }

  private void require(InsertFile insert, PlannedRevision revision) throws SQLException {
    Set<String> columns = columns(insert.table());
    RowFile file = insert.file();
    try (RowReader reader = file.open()) {
      for (String column : reader.columns()) {
        if (!columns.isEmpty() && !columns.contains(column)) {
          throw AutogenException.failed(
              "Revision %s: %s Nothing was changed."
                  .formatted(
                      revision.title(),
                      file.wrong(
                          lineOf(file, column),
                          "table %s has no column %s, but %s."
                              .formatted(
                                  insert.table().name(), column, String.join(", ", columns)))));
        }
      }
    } catch (IOException e) {
      throw AutogenException.failed("%s cannot be read: %s.".formatted(file.name(), e), e);
    }
  }

  /** The first line of a CSV file names all columns, an object of JSON its own. */
  private static long lineOf(RowFile file, String column) throws IOException {
    if (file.format() == RowFile.Format.JSON) {
      try (RowReader reader = file.open()) {
        int place = reader.columns().indexOf(column);
        for (Optional<FileRow> row = reader.next(); row.isPresent(); row = reader.next()) {
          if (!row.get().values().get(place).isNull()) {
            return row.get().line();
          }
        }
      }
    }
    return 1;
  }

  private Set<String> columns(QualifiedName table) throws SQLException {
    Set<String> columns = tables.get(table);
    if (columns == null) {
      columns = ofDatabase(table);
      tables.put(table, columns);
    }
    return columns;
  }

  private Set<String> ofDatabase(QualifiedName table) throws SQLException {
    Set<String> columns = new LinkedHashSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select attname from pg_catalog.pg_attribute where attrelid = pg_catalog.to_regclass(?)"
                + " and attnum > 0 and not attisdropped order by attnum")) {
      statement.setString(1, SqlIdentifier.quote(bound.apply(table)));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return columns;
  }
}
