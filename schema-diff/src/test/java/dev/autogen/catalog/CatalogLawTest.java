package dev.autogen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.Alter;
import dev.autogen.operation.Change;
import dev.autogen.operation.Create;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.postgresql.SqlRenderer;
import dev.autogen.schema.CheckConstraint;
import dev.autogen.schema.Column;
import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Constraint;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaArbitraries;
import dev.autogen.schema.SchemaEquivalence;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableElement;
import dev.autogen.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The law that ties the vocabulary to PostgreSQL: what is created is what is read. */
class CatalogLawTest {

  private static TestDatabase database;

  @BeforeContainer
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @AfterContainer
  static void dropDatabase() {
    database.close();
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return SchemaArbitraries.schemas();
  }

  @Property(seed = "20261120", tries = 150)
  void readsWhatWasCreated(@ForAll("schemas") Schema schema) throws SQLException {
    inTransaction(
        connection -> {
          create(schema, connection);
          Schema live = CatalogReader.read(connection, scopeOf(schema)).schema();

          assertThat(SchemaEquivalence.differences(schema, live)).isEmpty();
        });
  }

  @Property(seed = "20261120", tries = 50)
  void normalizesOtherWordsToThoseOfTheCatalog(@ForAll("schemas") Schema schema)
      throws SQLException {
    inTransaction(
        connection -> {
          create(schema, connection);
          Schema live = CatalogReader.read(connection, scopeOf(schema)).schema();
          NormalizedSchemas normalized =
              ExpressionNormalizer.of(connection, scopeOf(schema))
                  .normalize(rewritten(schema), live);

          assertThat(normalized.failures()).isEmpty();
          assertThat(SchemaEquivalence.differences(normalized.schema(0), normalized.schema(1)))
              .isEmpty();
        });
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void inTransaction(Work work) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      work.on(connection);
      connection.rollback();
    }
  }

  private static CatalogScope scopeOf(Schema schema) {
    return CatalogScope.currentSchema()
        .withSchemas(
            schema.objects(NamedSchema.class).stream().map(named -> named.name().name()).toList());
  }

  private static void create(Schema schema, Connection connection) throws SQLException {
    SqlRenderer renderer = new SqlRenderer();
    try (Statement statement = connection.createStatement()) {
      for (Operation operation : creation(schema)) {
        for (String sql : renderer.render(operation)) {
          statement.execute(sql);
        }
      }
    }
  }

  private static List<Operation> creation(Schema schema) {
    List<Operation> operations = new ArrayList<>();
    addCreates(operations, schema.objects(NamedSchema.class));
    addCreates(operations, schema.objects(EnumType.class));
    addCreates(operations, schema.objects(CompositeType.class));
    List<Sequence> sequences = schema.objects(Sequence.class);
    for (Sequence sequence : sequences) {
      operations.add(
          new Create(
              new Sequence(
                  sequence.name(), sequence.options(), Optional.empty(), sequence.comment())));
    }
    List<TableElement> later = new ArrayList<>();
    for (Table table : schema.objects(Table.class)) {
      List<TableElement> atOnce = new ArrayList<>(schema.columns(table.name()));
      for (Constraint constraint : schema.elements(table.name(), Constraint.class)) {
        boolean canBeLater =
            constraint instanceof ForeignKey
                || constraint instanceof CheckConstraint check && !check.validated();
        (canBeLater ? later : atOnce).add(constraint);
      }
      later.addAll(schema.elements(table.name(), Index.class));
      operations.add(new CreateTable(table, atOnce));
    }
    addCreates(operations, later);
    for (Sequence sequence : sequences) {
      if (sequence.ownedBy().isPresent()) {
        operations.add(Alter.of(sequence.id(), new Change.SetOwner(sequence.ownedBy())));
      }
    }
    return operations;
  }

  private static void addCreates(List<Operation> operations, List<? extends SchemaObject> objects) {
    objects.forEach(object -> operations.add(new Create(object)));
  }

  /**
   * Returns the schema with conditions in other words: PostgreSQL drops a cast to the same type.
   */
  private static Schema rewritten(Schema schema) {
    return schema.map(
        object -> {
          if (object instanceof CheckConstraint check) {
            return check.withExpression("cast((" + check.expression() + ") as boolean)");
          }
          if (object instanceof Index index && !index.where().isEmpty()) {
            return index.withWhere("(" + index.where() + ")::pg_catalog.bool /* a condition */");
          }
          if (object instanceof Column column
              && column.defaultValue() instanceof ColumnDefault.Generated value) {
            String sql = "(" + value.sql() + ")::" + column.type();
            return column.withDefault(new ColumnDefault.Generated(sql, value.stored()));
          }
          return object;
        });
  }
}
