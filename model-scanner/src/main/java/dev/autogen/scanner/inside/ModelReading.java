package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import dev.autogen.scanner.ddl.CreatedTable;
import dev.autogen.scanner.ddl.DdlException;
import dev.autogen.scanner.ddl.ScriptReader;
import dev.autogen.schema.IdGenerator;
import dev.autogen.schema.ImpliedValue;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.TargetMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UserDefinedType;

/**
 * Reads Hibernate's model the way Hibernate creates it: each object through the dialect's own
 * exporter, in the order of {@code SchemaCreatorImpl.createFromMetadata}.
 */
final class ModelReading {

  private final MetadataImplementor metadata;
  private final Database database;
  private final Dialect dialect;
  private final SqlStringGenerationContext context;
  private final ScriptReader script;
  private final PropertyOrigins properties;
  private final Map<String, String> header;
  private final Map<QualifiedName, Table> tables = new LinkedHashMap<>();
  private final List<String> initCommands = new ArrayList<>();
  private final List<String> tableOptions = new ArrayList<>();

  ModelReading(MetadataImplementor metadata, HibernateBoot boot, Map<String, String> header) {
    this.metadata = metadata;
    this.database = metadata.getDatabase();
    this.dialect = boot.dialect();
    this.context =
        SqlStringGenerationContextImpl.fromExplicit(
            database.getJdbcEnvironment(),
            database,
            null,
            boot.setting("hibernate.default_schema").orElse(null));
    this.script = new ScriptReader(defaultSchema());
    this.properties = new PropertyOrigins(metadata, dialect);
    this.header = header;
  }

  private SchemaName defaultSchema() {
    return context.getDefaultSchema() == null
        ? SchemaName.DEFAULT
        : SchemaName.of(CatalogNames.of(context.getDefaultSchema()));
  }

  TargetMetadata read() {
    AuxiliaryObjects auxiliary = new AuxiliaryObjects(database, dialect, context, script);
    auxiliary.readTypes();
    database.getNamespaces().forEach(this::readTypes);
    for (Namespace namespace : database.getNamespaces()) {
      namespace.getSequences().forEach(this::readSequence);
      namespace.getTables().forEach(this::readTable);
      namespace.getTables().stream().filter(ModelReading::isTable).forEach(this::readIndexes);
    }
    for (Namespace namespace : database.getNamespaces()) {
      namespace.getTables().stream().filter(ModelReading::isTable).forEach(this::readForeignKeys);
    }
    for (Namespace namespace : database.getNamespaces()) {
      namespace.getTables().stream().filter(Table::isView).forEach(this::readView);
    }
    auxiliary.readOthers();
    for (InitCommand command : database.getInitCommands()) {
      initCommands.addAll(InitCommands.of(command));
    }
    addHeader();
    addIdGenerators();
    addImpliedValues();
    Schema schema = script.schema();
    return new TargetMetadata(
        header, schema, new FactOrigins(schema, tables, properties, metadata).origins());
  }

  private static boolean isTable(Table table) {
    return table.isPhysicalTable() && !table.isView();
  }

  private void readTypes(Namespace namespace) {
    for (UserDefinedType type : namespace.getDependencyOrderedUserDefinedTypes()) {
      String[] sql =
          dialect.getUserDefinedTypeExporter().getSqlCreateStrings(type, metadata, context);
      reading("type " + type.getName(), () -> script.createTypeOrCast(sql[0]));
    }
  }

  private void readSequence(Sequence sequence) {
    QuotableNames.require(sequence);
    for (String sql :
        dialect.getSequenceExporter().getSqlCreateStrings(sequence, metadata, context)) {
      reading("sequence " + sequence.getName().render(), () -> script.createSequence(sql));
    }
  }

  private void readTable(Table table) {
    if (!isTable(table)) {
      return;
    }
    QuotableNames.require(table, origin(table, ""));
    String[] sql = dialect.getTableExporter().getSqlCreateStrings(table, metadata, context);
    CreatedTable created = reading(table, () -> script.createTable(sql[0]));
    tables.put(created.name(), table);
    readComments(table, created.name());
    if (!created.options().isEmpty()) {
      tableOptions.add(created.name().name() + " " + created.options());
    }
    // Comments come from the model: Hibernate does not escape the quotes in them.
    for (int i = 1; i < sql.length; i++) {
      if (!sql[i].startsWith("comment on ")) {
        initCommands.add(sql[i]);
      }
    }
  }

  /** What a view selects is SQL that only PostgreSQL can take apart, so its statement is kept. */
  private void readView(Table table) {
    QuotableNames.require(table, origin(table, ""));
    String[] create = dialect.getTableExporter().getSqlCreateStrings(table, metadata, context);
    script.keepView(
        List.of(create), List.of("drop view " + context.format(table.getQualifiedTableName())));
  }

  private void readComments(Table table, QualifiedName name) {
    if (table.getComment() != null) {
      script.commentOnTable(name, table.getComment());
    }
    for (Column column : table.getColumns()) {
      if (column.getComment() != null) {
        script.commentOnColumn(name, CatalogNames.of(column, dialect), column.getComment());
      }
    }
  }

  private void readIndexes(Table table) {
    for (Index index : table.getIndexes().values()) {
      for (String sql : dialect.getIndexExporter().getSqlCreateStrings(index, metadata, context)) {
        reading(table, () -> script.createIndex(sql));
      }
    }
  }

  @SuppressWarnings("removal") // The successor, getForeignKeyCollection, is not in Hibernate 6.6.
  private void readForeignKeys(Table table) {
    for (ForeignKey key : table.getForeignKeys().values()) {
      for (String sql :
          dialect.getForeignKeyExporter().getSqlCreateStrings(key, metadata, context)) {
        reading(table, () -> script.addForeignKey(sql));
      }
    }
  }

  private interface Reading<T> {
    T read();
  }

  private <T> T reading(Table table, Reading<T> reading) {
    return reading(column -> origin(table, column), reading);
  }

  private String origin(Table table, String column) {
    return properties
        .of(table, column)
        .or(() -> properties.of(table))
        .orElse("Table " + table.getName());
  }

  private <T> T reading(String origin, Reading<T> reading) {
    return reading(column -> "The " + origin, reading);
  }

  private static <T> T reading(Function<String, String> origin, Reading<T> reading) {
    try {
      return reading.read();
    } catch (DdlException e) {
      throw AutogenException.failed(
          "%s: %s. Correct the mapping and run again."
              .formatted(origin.apply(e.column()), e.getMessage()),
          e);
    }
  }

  private void addHeader() {
    Optional.ofNullable(context.getDefaultSchema())
        .ifPresent(schema -> header.put("default-schema", CatalogNames.of(schema)));
    addHeader("init-commands", initCommands);
    addHeader(TargetMetadata.OPTIONS_NOT_READ, tableOptions);
  }

  private void addIdGenerators() {
    List<IdGenerator> generators =
        new IdGenerators(metadata, dialect, defaultSchema(), tables, initCommands).find();
    if (!generators.isEmpty()) {
      header.put(IdGenerator.HEADER, IdGenerator.print(generators));
    }
  }

  private void addImpliedValues() {
    List<ImpliedValue> values = new SoftDeletes(metadata, dialect, tables).find();
    if (!values.isEmpty()) {
      header.put(ImpliedValue.HEADER, ImpliedValue.print(values));
    }
  }

  private void addHeader(String key, List<String> values) {
    if (!values.isEmpty()) {
      header.put(key, String.join("; ", values).replaceAll("\\s+", " ").strip());
    }
  }
}
