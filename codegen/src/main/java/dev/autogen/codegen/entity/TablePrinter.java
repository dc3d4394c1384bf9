package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.AnnotationSpec.Builder;
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
  Builder print(String annotation, Table table) {
    QualifiedName name = table.name();
    Builder builder =
        AnnotationSpec.builder(Jakarta.persistence(annotation))
            .addMember("name", JavaString.of(SqlNames.of(name.name())));
    if (!name.schema().isDefault()) {
      builder.addMember("schema", JavaString.of(SqlNames.of(name.schema().name())));
    }
    addList(builder, "uniqueConstraints", uniqueConstraints(table));
    addList(builder, "indexes", indexes(table));
    addList(builder, "check", checks(table));
    if (!table.comment().isEmpty()) {
      builder.addMember("comment", JavaString.of(table.comment()));
    }
    if (!table.storage().isEmpty()) {
      builder.addMember("options", JavaString.of("with (" + table.storage().sql() + ")"));
    }
    return builder;
  }

  private static void addList(Builder builder, String name, List<AnnotationSpec> annotations) {
    if (!annotations.isEmpty()) {
      builder.addMember(name, JoinPrinter.list(annotations));
    }
  }

  private <T extends TableElement> List<T> elements(Table table, Class<T> type) {
    return schema.elements(table.name(), type).stream()
        .filter(element -> !saidElsewhere.contains(element))
        .sorted(Comparator.comparing(TableElement::name))
        .toList();
  }

  private List<AnnotationSpec> uniqueConstraints(Table table) {
    List<AnnotationSpec> annotations = new ArrayList<>();
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

  private static AnnotationSpec uniqueConstraint(UniqueConstraint unique) {
    Builder builder =
        AnnotationSpec.builder(Jakarta.persistence("UniqueConstraint"))
            .addMember("name", JavaString.of(SqlNames.of(unique.name())));
    unique
        .columns()
        .forEach(column -> builder.addMember("columnNames", JavaString.of(SqlNames.of(column))));
    List<String> options = new ArrayList<>();
    if (!unique.include().isEmpty()) {
      options.add("include (" + SqlNames.list(unique.include()) + ")");
    }
    String deferrable = SqlNames.of(unique.deferrability());
    if (!deferrable.isEmpty()) {
      options.add(deferrable);
    }
    if (!options.isEmpty()) {
      builder.addMember("options", JavaString.of(String.join(" ", options)));
    }
    return builder.build();
  }

  private List<AnnotationSpec> indexes(Table table) {
    List<AnnotationSpec> annotations = new ArrayList<>();
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

  private List<AnnotationSpec> checks(Table table) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    for (CheckConstraint check : elements(table, CheckConstraint.class)) {
      if (check.noInherit() || !check.validated()) {
        omissions.add(
            new Omission(
                check.id(),
                "%s is %s, which Hibernate has no word for; it is written without."
                    .formatted(check.id(), check.noInherit() ? "NO INHERIT" : "NOT VALID")));
      }
      annotations.add(
          AnnotationSpec.builder(Jakarta.persistence("CheckConstraint"))
              .addMember("name", JavaString.of(SqlNames.of(check.name())))
              .addMember(
                  "constraint",
                  JavaString.of(CheckedValues.condition(check, schema.columns(table.name()))))
              .build());
    }
    return annotations;
  }
}
