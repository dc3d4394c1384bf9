package dev.autogen.operation;

import dev.autogen.operation.rows.RowFile;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints an operation as lines: the first is the operation, the others belong to it. */
final class OperationPrinter implements Operation.Visitor<List<String>> {

  @Override
  public List<String> createTable(CreateTable operation) {
    return createTable("create ", operation);
  }

  private static List<String> createTable(String verb, CreateTable operation) {
    return withDetails(
        verb + SchemaText.line(operation.table()),
        operation.elements().stream().map(SchemaText::line));
  }

  @Override
  public List<String> create(Create operation) {
    return List.of("create " + SchemaText.line(operation.object()));
  }

  @Override
  public List<String> ensure(Ensure operation) {
    return operation.operation() instanceof CreateTable createTable
        ? createTable("ensure ", createTable)
        : List.of("ensure " + SchemaText.line(((Create) operation.operation()).object()));
  }

  @Override
  public List<String> drop(Drop operation) {
    return List.of(
        "drop "
            + SchemaText.reference(operation.object())
            + (operation.ifExists() ? " if exists" : "")
            + (operation.sql().isEmpty() ? "" : " by " + SchemaText.string(operation.sql())));
  }

  @Override
  public List<String> alter(Alter operation) {
    ChangePrinter printer = new ChangePrinter();
    return List.of(
        operation.changes().stream()
            .map(change -> change.accept(printer))
            .collect(
                Collectors.joining(
                    ", ", "alter " + SchemaText.reference(operation.object()) + " ", "")));
  }

  @Override
  public List<String> rename(Rename operation) {
    return List.of(
        "rename "
            + SchemaText.reference(operation.object())
            + " to "
            + SchemaText.name(operation.to()));
  }

  @Override
  public List<String> addEnumValue(AddEnumValue operation) {
    String place =
        operation.placement() == AddEnumValue.Placement.LAST
            ? ""
            : " "
                + operation.placement().name().toLowerCase(Locale.ROOT)
                + " "
                + SchemaText.string(operation.neighbour());
    return List.of(
        "add value "
            + SchemaText.string(operation.value())
            + " to "
            + enumType(operation.type())
            + place);
  }

  @Override
  public List<String> renameEnumValue(RenameEnumValue operation) {
    return List.of(
        "rename value "
            + SchemaText.string(operation.from())
            + " of "
            + enumType(operation.type())
            + " to "
            + SchemaText.string(operation.to()));
  }

  private static String enumType(QualifiedName name) {
    return SchemaText.reference(ObjectId.of(ObjectKind.ENUM_TYPE, name));
  }

  @Override
  public List<String> validateConstraint(ValidateConstraint operation) {
    return List.of("validate constraint " + in(operation.table(), operation.constraint()));
  }

  @Override
  public List<String> executeSql(ExecuteSql operation) {
    return List.of(
        "execute "
            + SchemaText.string(operation.sql())
            + (operation.reverse().isEmpty()
                ? ""
                : " reversed by " + SchemaText.string(operation.reverse())));
  }

  @Override
  public List<String> backfill(Backfill operation) {
    return List.of(
        "backfill "
            + SchemaText.reference(ObjectId.column(operation.table(), operation.column()))
            + " with "
            + SchemaText.sql(operation.expression()));
  }

  @Override
  public List<String> bulkInsert(BulkInsert operation) {
    String columns =
        operation.columns().stream().map(SchemaText::name).collect(Collectors.joining(", "));
    return withDetails(
        "insert into %s (%s)".formatted(table(operation.table()), columns),
        operation.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(literal -> SchemaText.sql(literal.sql()))
                        .collect(Collectors.joining(", ", "(", ")"))));
  }

  @Override
  public List<String> executeUpdate(ExecuteUpdate operation) {
    return withDetails(
        "update by " + update(operation.sql(), operation.parameters()),
        operation.reverse().isEmpty()
            ? Stream.empty()
            : Stream.of(
                "reversed by " + update(operation.reverse(), operation.reverseParameters())));
  }

  private static String update(String sql, List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> SchemaText.sql(parameter.literal().sql()))
        .collect(
            Collectors.joining(
                ", ", SchemaText.string(sql) + (parameters.isEmpty() ? "" : " with "), ""));
  }

  /** How many rows a batch has, and how long it waits, makes no difference in the end. */
  @Override
  public List<String> batchUpdate(BatchUpdate operation) {
    return withDetails(
        "update %s by %s".formatted(table(operation.table()), SchemaText.name(operation.key())),
        Stream.concat(
            operation.assignments().stream()
                .map(
                    one ->
                        "set %s to %s"
                            .formatted(SchemaText.name(one.column()), SchemaText.sql(one.sql()))),
            operation.where().isEmpty()
                ? Stream.empty()
                : Stream.of("where " + SchemaText.sql(operation.where()))));
  }

  @Override
  public List<String> insertFile(InsertFile operation) {
    RowFile file = operation.file();
    boolean isCsv = file.format() == RowFile.Format.CSV;
    return List.of(
        "insert into %s from %s %s sha256 %s"
                .formatted(
                    table(operation.table()),
                    file.format().name().toLowerCase(Locale.ROOT),
                    SchemaText.string(file.name()),
                    file.sha256())
            + (isCsv && !file.nullMarker().isEmpty()
                ? " null " + SchemaText.string(file.nullMarker())
                : "")
            + (isCsv && file.separator() != ','
                ? " separated by " + SchemaText.string(String.valueOf(file.separator()))
                : ""));
  }

  @Override
  public List<String> setTimeout(SetTimeout operation) {
    return List.of(
        "set %s %s".formatted(operation.kind().parameter().replace('_', ' '), operation.value()));
  }

  @Override
  public List<String> callConnection(CallConnection operation) {
    return List.of("call connection");
  }

  @Override
  public List<String> step(Step operation) {
    return withDetails(
        operation.transactional() ? "step" : "step outside transaction",
        operation.operations().stream().flatMap(inner -> inner.accept(this).stream()));
  }

  @Override
  public List<String> irreversible(Irreversible operation) {
    return List.of("irreversible " + SchemaText.string(operation.reason()));
  }

  @Override
  public List<String> todo(Todo operation) {
    return List.of("todo " + SchemaText.string(operation.question()));
  }

  private static List<String> withDetails(String line, Stream<String> details) {
    List<String> lines = new ArrayList<>(List.of(line));
    details.forEach(detail -> lines.add("  " + detail));
    return lines;
  }

  /** Returns a table's name, qualified unless in the default schema. */
  static String table(QualifiedName name) {
    return name.schema().isDefault()
        ? SchemaText.name(name.name())
        : SchemaText.name(name.schema().name()) + "." + SchemaText.name(name.name());
  }

  static String in(QualifiedName table, String element) {
    return table(table) + "." + SchemaText.name(element);
  }
}
