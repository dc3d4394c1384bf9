package dev.autogen.codegen.entity;

import com.palantir.javapoet.CodeBlock;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Index;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints a table with its constraints and indexes: {@code @Table} or {@code @JoinTable}. */
final class TablePrinter {

  private final Schema schema;
  private final Set<SchemaObject> saidElsewhere;
  private final List<Omission> omissions;

  /**
   * Makes a printer.
   *
   * @param saidElsewhere what properties say
   * @param omissions what cannot be said is added to it
   */
  TablePrinter(Schema schema, Set<SchemaObject> saidElsewhere, List<Omission> omissions) {
    this.schema = schema;
    this.saidElsewhere = saidElsewhere;
    this.omissions = omissions;
  }

  /** Starts the annotation with all but the foreign keys. */
  AnnotationText print(String annotation, Table table) {
    QualifiedName name = table.name();
    AnnotationText text =
        AnnotationText.of(Jakarta.persistence(annotation))
            .withText("name", SqlNames.of(name.name()));
    if (!name.schema().isDefault()) {
      text.withText("schema", SqlNames.of(name.schema().name()));
    }
    text.withAll("uniqueConstraints", uniqueConstraints(table))
        .withAll("indexes", indexes(table))
        .withAll("check", checks(table));
    if (!table.comment().isEmpty()) {
      text.withText("comment", table.comment());
    }
    if (!table.storage().isEmpty()) {
      text.withText("options", "with (" + table.storage().sql() + ")");
    }
    return text;
  }

  private <T extends TableElement> List<T> elements(Table table, Class<T> type) {
    return schema.elements(table.name(), type).stream()
        .filter(element -> !saidElsewhere.contains(element))
        .sorted(Comparator.comparing(TableElement::name))
        .toList();
  }

  private List<AnnotationText> uniqueConstraints(Table table) {
    List<AnnotationText> annotations = new ArrayList<>();
    for (UniqueConstraint unique : elements(table, UniqueConstraint.class)) {
      if (unique.nullsNotDistinct()) {
        omissions.add(
            new Omission(
                unique.id(),
                "%s takes nulls for equal, which stands before the columns where Hibernate writes nothing; it is left out."
                    .formatted(unique.id())));
      } else {
        annotations.add(uniqueConstraint(unique));
      }
    }
    return annotations;
  }

  private static AnnotationText uniqueConstraint(UniqueConstraint unique) {
    AnnotationText text =
        AnnotationText.of(Jakarta.persistence("UniqueConstraint"))
            .withText("name", SqlNames.of(unique.name()))
            .with("columnNames", "$L", names(unique.columns()));
    List<String> options = new ArrayList<>();
    if (!unique.include().isEmpty()) {
      options.add("include (" + SqlNames.list(unique.include()) + ")");
    }
    String deferrable = SqlNames.of(unique.deferrability());
    if (!deferrable.isEmpty()) {
      options.add(deferrable);
    }
    if (!options.isEmpty()) {
      text.withText("options", String.join(" ", options));
    }
    return text;
  }

  private static CodeBlock names(List<String> columns) {
    List<CodeBlock> names =
        columns.stream().map(column -> JavaString.of(SqlNames.of(column))).toList();
    return names.size() == 1 ? names.get(0) : CodeBlock.of("{$L}", CodeBlock.join(names, ", "));
  }

  private List<AnnotationText> indexes(Table table) {
    List<AnnotationText> annotations = new ArrayList<>();
    for (Index index : elements(table, Index.class)) {
      Optional<String> refusal = IndexPrinter.refusal(index);
      if (refusal.isPresent()) {
        omissions.add(
            new Omission(
                index.id(), "%s %s; it is left out.".formatted(index.id(), refusal.get())));
      } else {
        annotations.add(IndexPrinter.print(index));
      }
    }
    return annotations;
  }

  private List<AnnotationText> checks(Table table) {
    List<AnnotationText> annotations = new ArrayList<>();
    for (CheckConstraint check : elements(table, CheckConstraint.class)) {
      if (check.noInherit() || !check.validated()) {
        omissions.add(
            new Omission(
                check.id(),
                "%s is %s, which Hibernate has no word for; it is written without."
                    .formatted(check.id(), check.noInherit() ? "NO INHERIT" : "NOT VALID")));
      }
      annotations.add(
          AnnotationText.of(Jakarta.persistence("CheckConstraint"))
              .withText("name", SqlNames.of(check.name()))
              .withText(
                  "constraint", CheckedValues.condition(check, schema.columns(table.name()))));
    }
    return annotations;
  }
}
