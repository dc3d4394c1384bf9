package dev.autogen.scanner.ddl;

import dev.autogen.scanner.ddl.TableDraft.Reference;
import dev.autogen.schema.Column;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.EnumType;
import dev.autogen.schema.ExclusionConstraint;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.NamedSchema;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.PrimaryKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaName;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Sequence;
import dev.autogen.schema.SqlIdentifier;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.SqlType;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the statements of a creation script, in their order, into a schema. What the script leaves
 * unnamed gets the name that PostgreSQL would choose when it runs that script in an empty database.
 *
 * <p>Each method takes one statement, returns what it defines, and throws {@link DdlException} for
 * a statement that PostgreSQL would refuse or that cannot be read.
 */
public final class ScriptReader {

  private final SchemaName defaultSchema;
  private final NamesInUse names = new NamesInUse();
  private final Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
  private final Map<QualifiedName, PrimaryKey> primaryKeys = new HashMap<>();
  private final Map<String, ObjectId> views = new HashMap<>();
  private final TypeReader types;

  /**
   * Makes a reader.
   *
   * @param defaultSchema the schema whose objects are in {@link SchemaName#DEFAULT} here, besides
   *     unqualified ones
   */
  public ScriptReader(SchemaName defaultSchema) {
    this.defaultSchema = defaultSchema;
    this.types = new TypeReader(defaultSchema);
  }

  /** Returns the schema of all that was read. */
  public Schema schema() {
    return Schema.of(objects.values());
  }

  /** Reads {@code CREATE TABLE}. */
  public CreatedTable createTable(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    tokens.expectWords("create table");
    TableDraft draft = new TableReader(tokens, defaultSchema, names).table();
    List<SchemaObject> created = new TableConstraints(draft, names, this::primaryKey).objects();
    addSchema(draft.name.schema());
    created.forEach(this::add);
    return new CreatedTable(draft.name, created, draft.options);
  }

  private Optional<PrimaryKey> primaryKey(QualifiedName table) {
    return Optional.ofNullable(primaryKeys.get(table));
  }

  /** Reads {@code CREATE INDEX}. */
  public Index createIndex(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    tokens.expectWords("create");
    boolean unique = tokens.acceptWords("unique");
    tokens.expectWords("index");
    String name = tokens.name();
    tokens.expectWords("on");
    QualifiedName table = tokens.qualifiedName(defaultSchema);
    Index index = new IndexReader(tokens).index(table, name, unique);
    for (IndexKey key : index.keys()) {
      if (!key.isExpression() && !objects.containsKey(ObjectId.column(table, key.text()))) {
        throw new DdlException(
            "the index %s names the column %s, which the table %s does not have%s"
                .formatted(
                    name,
                    key.text(),
                    table.name(),
                    key.text().contains("(") ? "; an expression stands in parentheses" : ""));
      }
    }
    names.addRelation(table.sibling(name));
    return add(index);
  }

  /** Reads {@code ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY}. */
  public ForeignKey addForeignKey(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    tokens.expectWords("alter table");
    tokens.acceptWords("if exists");
    QualifiedName table = tokens.qualifiedName(defaultSchema);
    tokens.expectWords("add");
    ConstraintReader constraints = new ConstraintReader(tokens, defaultSchema);
    String name = constraints.constraintName();
    tokens.expectWords("foreign key");
    Reference reference = constraints.foreignKey(name);
    tokens.expectEnd();
    return add(TableConstraints.foreignKey(table, reference, names, this::primaryKey));
  }

  /** Tells whether the statement is one that {@link #addExclusion} reads. */
  public boolean isExclusion(String sql) {
    return exclusion(sql).isPresent();
  }

  /** Reads {@code ALTER TABLE … ADD CONSTRAINT … EXCLUDE}, which an author's own SQL may hold. */
  public ExclusionConstraint addExclusion(String sql) {
    ExclusionConstraint constraint = exclusion(sql).orElseThrow();
    names.addRelation(constraint.table().sibling(constraint.name()));
    return add(constraint);
  }

  private Optional<ExclusionConstraint> exclusion(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    if (!tokens.acceptWords("alter table")) {
      return Optional.empty();
    }
    tokens.acceptWords("if exists");
    tokens.acceptWords("only");
    QualifiedName table = tokens.qualifiedName(defaultSchema);
    String name =
        tokens.acceptWords("add")
            ? new ConstraintReader(tokens, defaultSchema).constraintName()
            : "";
    return name.isEmpty() || !tokens.isNextWords("exclude")
        ? Optional.empty()
        : Optional.of(new ExclusionConstraint(table, name, tokens.takeRest()));
  }

  /** Reads {@code CREATE SEQUENCE}. */
  public Sequence createSequence(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    tokens.expectWords("create sequence");
    QualifiedName name = tokens.qualifiedName(defaultSchema);
    addSchema(name.schema());
    names.addRelation(name);
    return add(Sequence.of(name, new SequenceReader(tokens).options(SqlType.of("bigint"))));
  }

  /** Tells whether the statement is one that {@link #createTypeOrCast} reads. */
  public static boolean isTypeOrCast(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    return tokens.isNextWords("create type") || tokens.isNextWords("create cast");
  }

  /** Reads {@code CREATE TYPE … AS ENUM}, {@code CREATE TYPE … AS} or {@code CREATE CAST}. */
  public SchemaObject createTypeOrCast(String sql) {
    DdlTokens tokens = new DdlTokens(sql);
    return tokens.acceptWords("create cast") ? add(cast(tokens)) : add(type(tokens));
  }

  private SchemaObject type(DdlTokens tokens) {
    tokens.expectWords("create type");
    QualifiedName name = tokens.qualifiedName(defaultSchema);
    addSchema(name.schema());
    tokens.expectWords("as");
    if (!tokens.acceptWords("enum")) {
      return new CompositeType(name, attributes(tokens), "");
    }
    List<String> labels = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.accept(")")) {
      labels.add(tokens.string());
      tokens.accept(",");
    }
    tokens.expectEnd();
    return new EnumType(name, labels, "");
  }

  private List<CompositeType.Attribute> attributes(DdlTokens tokens) {
    List<CompositeType.Attribute> attributes = new ArrayList<>();
    tokens.expect("(");
    do {
      String name = tokens.name();
      SqlType type = types.type(tokens.upTo(ConstraintReader.COLUMN_CLAUSES));
      attributes.add(new CompositeType.Attribute(name, type));
    } while (tokens.accept(","));
    tokens.expect(")");
    tokens.expectEnd();
    return attributes;
  }

  private OpaqueObject cast(DdlTokens tokens) {
    DdlTokens ends = new DdlTokens(tokens.inParentheses());
    SqlType source = types.type(ends.upTo(Set.of("as")));
    ends.expectWords("as");
    SqlType target = types.type(ends.takeRest());
    List<ObjectId> dependsOn =
        List.of(source, target).stream()
            .filter(type -> !type.isBuiltIn())
            .map(type -> typeId(type.qualifiedName()))
            .toList();
    String types = source + " AS " + target;
    return new OpaqueObject(
        ObjectKind.CAST,
        QualifiedName.of(types),
        "create cast (" + types + ") " + tokens.takeRest(),
        "drop cast (" + types + ")",
        dependsOn);
  }

  /** Sets the comment of a table that was read. */
  public void commentOnTable(QualifiedName table, String comment) {
    objects.computeIfPresent(
        ObjectId.table(table), (id, found) -> ((Table) found).withComment(comment));
  }

  /** Sets the comment of a column that was read. */
  public void commentOnColumn(QualifiedName table, String column, String comment) {
    objects.computeIfPresent(
        ObjectId.column(table, column), (id, found) -> ((Column) found).withComment(comment));
  }

  /** Keeps {@code CREATE VIEW} and what follows it as they are; its schema is the model's. */
  public OpaqueObject keepView(List<String> create, List<String> drop) {
    DdlTokens tokens = new DdlTokens(create.get(0));
    tokens.expectWords("create view");
    QualifiedName name = tokens.qualifiedName(defaultSchema);
    addSchema(name.schema());
    OpaqueObject view = keep(create, drop);
    views.put(name.name(), view.id());
    return view;
  }

  /**
   * Keeps statements as they are, as one object. Its name is the beginning of the first, for
   * Hibernate's own identifier of it is random; it depends on the tables, sequences, types and
   * views that it mentions.
   */
  public OpaqueObject keep(List<String> create, List<String> drop) {
    String definition = String.join(";\n", create);
    Set<String> words =
        SqlLexer.significantTokens(definition).stream()
            .filter(SqlToken::isIdentifier)
            .map(SqlToken::identifier)
            .collect(Collectors.toSet());
    List<ObjectId> dependsOn =
        Stream.concat(
                objects.keySet().stream()
                    .filter(id -> !id.kind().isTableElement() && words.contains(id.name())),
                words.stream().filter(views::containsKey).map(views::get).sorted())
            .toList();
    String beginning = definition.strip().split("\\s+as\\s|[(;]", 2)[0].replaceAll("\\s+", " ");
    QualifiedName name = QualifiedName.of(SqlIdentifier.truncate(beginning));
    for (int number = 1; objects.containsKey(ObjectId.of(ObjectKind.OTHER, name)); number++) {
      name = QualifiedName.of(SqlIdentifier.truncate(beginning) + " " + number);
    }
    return add(
        new OpaqueObject(ObjectKind.OTHER, name, definition, String.join(";\n", drop), dependsOn));
  }

  private ObjectId typeId(QualifiedName name) {
    ObjectId composite = ObjectId.of(ObjectKind.COMPOSITE_TYPE, name);
    return objects.containsKey(composite) ? composite : ObjectId.of(ObjectKind.ENUM_TYPE, name);
  }

  private void addSchema(SchemaName name) {
    if (!name.isDefault()) {
      NamedSchema schema = new NamedSchema(name);
      objects.putIfAbsent(schema.id(), schema);
    }
  }

  private <T extends SchemaObject> T add(T object) {
    if (objects.putIfAbsent(object.id(), object) != null) {
      throw new DdlException("there are two of " + object.id());
    }
    if (object instanceof PrimaryKey key) {
      primaryKeys.put(key.table(), key);
    }
    return object;
  }
}
