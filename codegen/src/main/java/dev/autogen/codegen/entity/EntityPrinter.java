package dev.autogen.codegen.entity;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.autogen.codegen.entity.Property.Basic;
import dev.autogen.codegen.entity.Property.ManyToMany;
import dev.autogen.codegen.entity.Property.OtherMany;
import dev.autogen.codegen.entity.Property.OtherOne;
import dev.autogen.codegen.entity.Property.Role;
import dev.autogen.codegen.entity.Property.ToMany;
import dev.autogen.codegen.entity.Property.ToOne;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Prints one entity, and its id class. */
final class EntityPrinter implements Property.Visitor<FieldSpec> {

  private final EntityModels models;
  private final EntityModel entity;
  private final Naming names;
  private final TablePrinter tables;
  private final ColumnTypes types;
  private final Map<Column, EnumClass> checkedValues;
  private final JoinPrinter joins;
  private final SaidSequences sequences;
  private final int serverMajor;

  /** Gives classes their package. */
  interface Naming {
    ClassName of(String simpleName);
  }

  EntityPrinter(
      EntityModels models,
      EntityModel entity,
      Naming names,
      TablePrinter tables,
      ColumnTypes types,
      Map<Column, EnumClass> checkedValues,
      SaidSequences sequences,
      int serverMajor) {
    this.models = models;
    this.entity = entity;
    this.names = names;
    this.tables = tables;
    this.types = types;
    this.checkedValues = checkedValues;
    this.sequences = sequences;
    this.serverMajor = serverMajor;
    this.joins = new JoinPrinter(models.schema(), types);
  }

  TypeSpec print() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(entity.className())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "$L", EntityJavadoc.of("A row of", entity.table().name(), entity.table().comment()))
            .addAnnotation(Jakarta.marker(Jakarta.persistence("Entity")))
            .addAnnotation(tables.print("Table", entity.table()).build());
    if (!entity.idClass().isEmpty()) {
      type.addAnnotation(
          AnnotationSpec.builder(Jakarta.persistence("IdClass"))
              .addMember("value", "$T.class", names.of(entity.idClass()))
              .build());
    }
    List<FieldSpec> fields =
        entity.properties().stream().map(property -> property.accept(this)).toList();
    type.addFields(fields);
    for (FieldSpec field : fields) {
      type.addMethod(Beans.getter(field.name(), field.type()));
      type.addMethod(Beans.setter(field.name(), field.type()));
    }
    return type.build();
  }

  TypeSpec printIdClass() {
    Map<String, TypeName> parts = new LinkedHashMap<>();
    entity.id().forEach(part -> parts.put(part.name(), idType(part)));
    return IdClassPrinter.print(names.of(entity.idClass()), entity.className(), parts);
  }

  /** An association stands in an id class as the id of what it points to. */
  private TypeName idType(Property part) {
    if (part instanceof ToOne association) {
      EntityModel target = models.of(association.key().referencedTable()).orElseThrow();
      return target.idClass().isEmpty() ? idType(target.id().get(0)) : names.of(target.idClass());
    }
    return mapping(((Basic) part).column()).type();
  }

  private Mapping mapping(Column column) {
    EnumClass values = checkedValues.get(column);
    Mapping mapping = types.of(column.type());
    return values == null
        ? mapping
        : mapping.withType(values.name()).with(EnumPrinter.enumeratedAsText());
  }

  @Override
  public FieldSpec basic(Basic property) {
    Column column = property.column();
    Mapping mapping = mapping(column);
    FieldSpec.Builder field = field(property.name(), mapping.type());
    if (property.isId()) {
      field.addAnnotation(Jakarta.marker(Jakarta.persistence("Id")));
    }
    if (property.isMapped()) {
      boolean isWholeId = property.isId() && entity.idClass().isEmpty();
      ColumnPrinter.print(
              sequences.isMissingFor(column) ? column.withDefault(ColumnDefault.NONE) : column,
              mapping,
              IdGeneration.of(models.schema(), column, isWholeId),
              property.isId(),
              serverMajor)
          .forEach(field::addAnnotation);
    }
    return field.build();
  }

  @Override
  public FieldSpec toOne(ToOne property) {
    FieldSpec.Builder field = field(property.name(), names.of(property.target()));
    if (property.role() == Role.ID) {
      field.addAnnotation(Jakarta.marker(Jakarta.persistence("Id")));
    } else if (property.role() == Role.GIVES_ID) {
      field.addAnnotation(Jakarta.marker(Jakarta.persistence("MapsId")));
    }
    AnnotationText association =
        AnnotationText.of(Jakarta.persistence(property.isOne() ? "OneToOne" : "ManyToOne"));
    association.with("fetch", "$T.LAZY", Jakarta.persistence("FetchType"));
    Schema schema = models.schema();
    boolean isOptional =
        property.key().columns().stream()
            .anyMatch(name -> schema.column(entity.table().name(), name).orElseThrow().nullable());
    if (!isOptional && property.role() == Role.PLAIN) {
      association.with("optional", "false");
    }
    field.addAnnotation(association.build());
    joins.toOne(property.key(), property.role()).forEach(field::addAnnotation);
    return field.build();
  }

  @Override
  public FieldSpec toMany(ToMany property) {
    return collection(property.name(), property.target(), "List", "ArrayList")
        .addAnnotation(mapped("OneToMany", property.mappedBy()))
        .build();
  }

  @Override
  public FieldSpec otherOne(OtherOne property) {
    return field(property.name(), names.of(property.target()))
        .addAnnotation(mapped("OneToOne", property.mappedBy()))
        .build();
  }

  @Override
  public FieldSpec manyToMany(ManyToMany property) {
    List<AnnotationText> own = joins.ofPairs(property.own());
    List<AnnotationText> other = joins.ofPairs(property.other());
    AnnotationText table = tables.print("JoinTable", property.table()).withAll("joinColumns", own);
    if (own.size() > 1) {
      table.withAll("foreignKey", List.of(joins.constraint(property.own())));
    }
    table.withAll("inverseJoinColumns", other);
    if (other.size() > 1) {
      table.withAll("inverseForeignKey", List.of(joins.constraint(property.other())));
    }
    return collection(property.name(), property.target(), "Set", "LinkedHashSet")
        .addAnnotation(Jakarta.marker(Jakarta.persistence("ManyToMany")))
        .addAnnotation(table.build())
        .build();
  }

  @Override
  public FieldSpec otherMany(OtherMany property) {
    return collection(property.name(), property.target(), "Set", "LinkedHashSet")
        .addAnnotation(mapped("ManyToMany", property.mappedBy()))
        .build();
  }

  private static AnnotationSpec mapped(String annotation, String by) {
    return AnnotationText.of(Jakarta.persistence(annotation)).withText("mappedBy", by).build();
  }

  private FieldSpec.Builder collection(
      String name, String target, String collection, String implementation) {
    TypeName type =
        ParameterizedTypeName.get(ClassName.get("java.util", collection), names.of(target));
    return field(name, type)
        .initializer(CodeBlock.of("new $T<>()", ClassName.get("java.util", implementation)));
  }

  private static FieldSpec.Builder field(String name, TypeName type) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE);
  }
}
