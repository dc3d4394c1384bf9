package dev.autogen.scanner.inside;

import dev.autogen.schema.IdGenerator;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SchemaName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.id.enhanced.TableGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.KeyValue;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;

/** Which sequence, or row of a table of counters, gives which column its ids. */
final class IdGenerators {

  private final MetadataImplementor metadata;
  private final Dialect dialect;
  private final SchemaName defaultSchema;
  private final Map<QualifiedName, Table> tables;
  private final List<String> initCommands;
  private final List<IdGenerator> found = new ArrayList<>();

  /**
   * @param defaultSchema where a sequence is that has no schema of its own
   * @param tables the tables that were read
   * @param initCommands the SQL by which Hibernate's {@code create} fills tables of counters
   */
  IdGenerators(
      MetadataImplementor metadata,
      Dialect dialect,
      SchemaName defaultSchema,
      Map<QualifiedName, Table> tables,
      List<String> initCommands) {
    this.metadata = metadata;
    this.dialect = dialect;
    this.defaultSchema = defaultSchema;
    this.tables = tables;
    this.initCommands = initCommands;
  }

  /** Returns the generators, each once, with all the columns that it serves. */
  List<IdGenerator> find() {
    for (PersistentClass entity : metadata.getEntityBindings()) {
      if (entity instanceof RootClass root) {
        List<ObjectId> columns = columns(root);
        if (!columns.isEmpty()) {
          generator(generatorOf(root), columns).ifPresent(this::add);
        }
      }
    }
    return List.copyOf(found);
  }

  private void add(IdGenerator generator) {
    for (int i = 0; i < found.size(); i++) {
      IdGenerator other = found.get(i);
      if (other.isSameAs(generator)) {
        List<ObjectId> columns =
            Stream.concat(other.columns().stream(), generator.columns().stream())
                .distinct()
                .sorted()
                .toList();
        found.set(
            i,
            new IdGenerator(
                other.source(), other.row(), other.increment(), other.start(), columns));
        return;
      }
    }
    found.add(generator);
  }

  private Optional<IdGenerator> generator(Object generator, List<ObjectId> columns) {
    if (generator instanceof SequenceStyleGenerator sequence
        && sequence.getDatabaseStructure().isPhysicalSequence()) {
      DatabaseStructure structure = sequence.getDatabaseStructure();
      return Optional.of(
          new IdGenerator(
              name(structure.getPhysicalName()),
              Optional.empty(),
              structure.getIncrementSize(),
              structure.getInitialValue(),
              columns));
    }
    return generator instanceof TableGenerator table ? row(table, columns) : Optional.empty();
  }

  private Optional<IdGenerator> row(TableGenerator generator, List<ObjectId> columns) {
    IdGenerator.Row row =
        new IdGenerator.Row(
            columnName(generator.getValueColumnName()),
            columnName(generator.getSegmentColumnName()),
            generator.getSegmentValue());
    return tables.entrySet().stream()
        .filter(table -> isRenderedAs(table.getValue(), generator.getTableName()))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(
            table ->
                new IdGenerator(
                    table,
                    Optional.of(row),
                    generator.getIncrementSize(),
                    start(generator),
                    columns));
  }

  /** The generator has its table's name as SQL, with or without a schema. */
  private static boolean isRenderedAs(Table table, String rendered) {
    return table.getName().equals(rendered.replaceAll("^.*\\.", "").replace("\"", ""));
  }

  /** What Hibernate's own {@code create} puts into the row. */
  private long start(TableGenerator generator) {
    Pattern value =
        Pattern.compile(
            "values\\s*\\('" + Pattern.quote(generator.getSegmentValue()) + "',\\s*(-?\\d+)\\)");
    return initCommands.stream()
        .map(value::matcher)
        .filter(Matcher::find)
        .map(matcher -> Long.parseLong(matcher.group(1)))
        .findFirst()
        .orElse(generator.getInitialValue() - 1L);
  }

  private static String columnName(String text) {
    return CatalogNames.of(Identifier.toIdentifier(text));
  }

  private QualifiedName name(org.hibernate.boot.model.relational.QualifiedName name) {
    String object = CatalogNames.of(name.getObjectName());
    return name.getSchemaName() == null
        ? new QualifiedName(defaultSchema, object)
        : QualifiedName.of(CatalogNames.of(name.getSchemaName()), object);
  }

  /** The ids of a hierarchy are in its root's table, or in a table for each concrete class. */
  private List<ObjectId> columns(RootClass root) {
    List<Selectable> columns = root.getIdentifier().getSelectables();
    if (columns.size() != 1 || !(columns.get(0) instanceof Column column)) {
      return List.of();
    }
    Stream<Table> subclasses =
        root.getSubclasses().stream()
            .filter(UnionSubclass.class::isInstance)
            .map(PersistentClass::getTable);
    return Stream.concat(Stream.of(root.getTable()), subclasses)
        .flatMap(
            table ->
                tables.entrySet().stream()
                    .filter(entry -> entry.getValue() == table)
                    .map(Map.Entry::getKey))
        .map(table -> ObjectId.column(table, CatalogNames.of(column, dialect)))
        .distinct()
        .sorted()
        .toList();
  }

  /** Hibernate 6.6 wants the factory of generators, too. */
  private Object generatorOf(RootClass root) {
    try {
      for (Method method : KeyValue.class.getMethods()) {
        Class<?>[] types = method.getParameterTypes();
        if (method.getName().equals("createGenerator")
            && types[types.length - 1] == RootClass.class) {
          return types.length == 2
              ? method.invoke(root.getIdentifier(), dialect, root)
              : method.invoke(root.getIdentifier(), factory(), dialect, root);
        }
      }
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "The id generator of %s cannot be had".formatted(root.getEntityName()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Hibernate's id generators cannot be read", e);
    }
    throw new IllegalStateException("This Hibernate has no id generators that can be read");
  }

  private Object factory() throws ReflectiveOperationException {
    Object options = metadata.getMetadataBuildingOptions();
    return Class.forName("org.hibernate.boot.spi.MetadataBuildingOptions")
        .getMethod("getIdentifierGeneratorFactory")
        .invoke(options);
  }
}
