package dev.autogen.cli.fuzz;

import static dev.autogen.cli.fuzz.Need.COLUMN;
import static dev.autogen.cli.fuzz.Need.NUMBER;
import static dev.autogen.cli.fuzz.Need.TEXT;
import static dev.autogen.cli.fuzz.Trait.HIERARCHY;
import static dev.autogen.cli.fuzz.Trait.ONE_PER_ENTITY;
import static dev.autogen.cli.fuzz.Trait.OWNER_COLUMN;
import static dev.autogen.cli.fuzz.Trait.OWN_TABLE;
import static dev.autogen.cli.fuzz.Trait.PLAIN_NAME;
import static dev.autogen.cli.fuzz.Trait.RENAMABLE;
import static dev.autogen.cli.fuzz.Trait.SELDOM;

import java.util.List;

/** What classes say, and what several columns have in common. */
final class ClassConstructs {

  private static final String SINGLE =
      "class: @Inheritance(strategy = InheritanceType.SINGLE_TABLE)";
  private static final String JOINED = "class: @Inheritance(strategy = InheritanceType.JOINED)";
  private static final String UNION =
      "class: @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)";
  private static final String SUBCLASS =
      "class $Name extends $Entity { @Column(name = ‹v_$0›%s) %s $name; }";

  static final List<Construct> ALL =
      List.of(
          Construct.of("check of a class", RENAMABLE, PLAIN_NAME)
              .needing(NUMBER)
              .variant("class: @Check(constraints = «$1 > -100»)")
              .family("unnamed")
              .variant("class: @Check(constraints = «$1 > -200»)")
              .family("unnamed")
              .variant("class: @Check(name = ‹$0›, constraints = «$1 > -100 or $1 is null»)")
              .variant("class: @Check(name = ‹$0›, constraints = «$1 between -5 and 5000»)")
              .variant("check: @CheckConstraint(name = ‹$0›, constraint = «$1 <> 77»)")
              .since7(),
          Construct.of("named unique", RENAMABLE, PLAIN_NAME)
              .needing(COLUMN, COLUMN)
              .variant("unique: @UniqueConstraint(name = ‹$0›, columnNames = {‹$1›, ‹$2›})")
              .variant("unique: @UniqueConstraint(name = ‹$0›, columnNames = {‹$2›, ‹$1›})")
              .variant("unique: @UniqueConstraint(name = ‹$0›, columnNames = ‹$1›)")
              .variant(
                  "unique: @UniqueConstraint(name = ‹$0›, columnNames = {‹$1›, ‹$2›}, options = «deferrable»)")
              .since7(),
          Construct.of("unnamed unique")
              .needing(COLUMN, COLUMN)
              .variant("unique: @UniqueConstraint(columnNames = {‹$1›, ‹$2›})")
              .variant("unique: @UniqueConstraint(columnNames = ‹$1›)"),
          Construct.of("index", RENAMABLE, PLAIN_NAME)
              .needing(COLUMN, COLUMN)
              .variant("index: @Index(name = ‹$0›, columnList = ‹$1›)")
              .variant("index: @Index(name = ‹$0›, columnList = ‹$1 desc›)")
              .variant("index: @Index(name = ‹$0›, columnList = ‹$1, $2 desc›)")
              .variant("index: @Index(name = ‹$0›, columnList = ‹$2, $1›)"),
          Construct.of("unnamed index")
              .needing(COLUMN, COLUMN)
              .variant("index: @Index(columnList = ‹$1›)")
              .variant("index: @Index(columnList = ‹$1, $2›)"),
          Construct.of("unique index", RENAMABLE, PLAIN_NAME, SELDOM)
              .needing(COLUMN, COLUMN)
              .variant("index: @Index(name = ‹$0›, columnList = ‹$1, $2›, unique = true)")
              .variant("index: @Index(name = ‹$0›, columnList = ‹$1, $2›)"),
          Construct.of("index with options", RENAMABLE, PLAIN_NAME)
              .needing(COLUMN, NUMBER)
              .variant("index: @Index(name = ‹$0›, columnList = ‹$1›, options = «where $2 > 0»)")
              .since7()
              .variant("index: @Index(name = ‹$0›, columnList = ‹$1›, options = «include ($2)»)")
              .since7()
              .variant(
                  "index: @Index(name = ‹$0›, columnList = ‹$1›, options = «with (fillfactor = 70)»)")
              .since7(),
          Construct.of("index of an expression", RENAMABLE, PLAIN_NAME)
              .needing(TEXT)
              .variant("index: @Index(name = ‹$0›, columnList = «(lower($1))»)")
              .variant("index: @Index(name = ‹$0›, columnList = «(upper($1))»)"),
          Construct.of("comment of a class", ONE_PER_ENTITY)
              .variant("class: @Comment(«What people write»)")
              .variant("class: @Comment(«Größe; 100 %»)")
              .variant("comment: «As JPA 3.2 says it»")
              .since7(),
          Construct.of("options of a table", ONE_PER_ENTITY)
              .variant("options: «with (fillfactor = 70)»")
              .since7()
              .variant("options: «with (fillfactor = 90)»")
              .since7(),
          Construct.of("soft delete", RENAMABLE, ONE_PER_ENTITY, HIERARCHY)
              .variant("class: @SoftDelete(columnName = ‹$0›)")
              .variant("class: @SoftDelete(columnName = ‹$0›, strategy = SoftDeleteType.ACTIVE)")
              .variant("class: @SoftDelete(columnName = ‹$0›, converter = YesNoConverter.class)")
              .family("text")
              .variant(
                  "class: @SoftDelete(columnName = ‹$0›, converter = TrueFalseConverter.class)")
              .family("text"),
          Construct.of("embedded", RENAMABLE)
              .variant(
                  embeddable("@Column(name = ‹a_$0›) String a; @Column(name = ‹b_$0›) Integer b;"))
              .variant(
                  embeddable(
                      "@Column(name = ‹a_$0›) String a; @Column(name = ‹b_$0›) Long b; @Column(name = ‹c_$0›) boolean c;"))
              .variant(embeddable("@Column(name = ‹a_$0›, length = 80) String a;")),
          Construct.of("struct", RENAMABLE, SELDOM)
              .variant(struct("String a; Integer b;"))
              .variant(struct("String a; Integer b; Long c;"))
              .variant(struct("String a;")),
          Construct.of("secondary table", RENAMABLE, OWN_TABLE)
              .variant(secondary(""))
              .variant(secondary(", length = 80"))
              .variant(secondary(", unique = true")),
          Construct.of("subclass in one table", RENAMABLE, HIERARCHY)
              .variant(SINGLE, "type: @Entity " + SUBCLASS.formatted("", "String"))
              .variant(SINGLE, "type: @Entity " + SUBCLASS.formatted(", length = 70", "String"))
              .variant(
                  SINGLE, "type: @Entity " + SUBCLASS.formatted(", nullable = false", "String")),
          Construct.of("discriminator", RENAMABLE, ONE_PER_ENTITY, HIERARCHY)
              .variant(
                  "class: @DiscriminatorColumn(name = ‹$0›, length = 20) @DiscriminatorValue(\"root\")",
                  "type: @Entity @DiscriminatorValue(\"sub\") class $Name extends $Entity { }")
              .variant(
                  "class: @DiscriminatorColumn(name = ‹$0›) @DiscriminatorValue(\"root\")",
                  "type: @Entity @DiscriminatorValue(\"sub\") class $Name extends $Entity { }",
                  "type: @Entity @DiscriminatorValue(\"more\") class $NameMore extends $Name { }")
              .variant(
                  "class: @DiscriminatorColumn(name = ‹$0›, discriminatorType = DiscriminatorType.INTEGER) @DiscriminatorValue(\"1\")",
                  "type: @Entity @DiscriminatorValue(\"2\") class $Name extends $Entity { }")
              .family("integer")
              .variant(
                  "class: @DiscriminatorColumn(name = ‹$0›, discriminatorType = DiscriminatorType.INTEGER) @DiscriminatorValue(\"1\")",
                  "type: @Entity @DiscriminatorValue(\"2\") class $Name extends $Entity { }",
                  "type: @Entity @DiscriminatorValue(\"3\") class $NameMore extends $Name { }")
              .family("integer"),
          Construct.of("joined subclass", RENAMABLE, HIERARCHY, OWN_TABLE)
              .variant(JOINED, joined("", ""))
              .variant(JOINED, joined("@OnDelete(action = OnDeleteAction.CASCADE) ", ""))
              .variant(JOINED, joined("", ", nullable = false")),
          Construct.of("subclass with a table", RENAMABLE, HIERARCHY)
              .variant(
                  UNION, "type: @Entity @Table(name = ‹$0›) " + SUBCLASS.formatted("", "String"))
              .variant(
                  UNION,
                  "type: @Entity @Table(name = ‹$0›) "
                      + SUBCLASS.formatted(", unique = true", "String")),
          Construct.of("view", RENAMABLE, OWNER_COLUMN)
              .needing(COLUMN)
              .variant(view("$1 as x"))
              .variant(view("$1 as x, 1 as more")));

  private ClassConstructs() {}

  private static String embeddable(String attributes) {
    return "type: @Embeddable class $Name { " + attributes + " }\n@Embedded $Name $name;";
  }

  private static String struct(String attributes) {
    return "type: @Embeddable @Struct(name = ‹struct_$n›) class $Name { "
        + attributes
        + " }\n@Column(name = ‹$0›) $Name $name;";
  }

  private static String secondary(String attributes) {
    return "class: @SecondaryTable(name = ‹$0›, pkJoinColumns = @PrimaryKeyJoinColumn(name = ‹o_$0›))\n"
        + "@Column(table = ‹$0›, name = ‹v_$0›"
        + attributes
        + ") String $name;";
  }

  private static String joined(String annotations, String attributes) {
    return "type: @Entity @Table(name = ‹$0›) @PrimaryKeyJoinColumn(name = ‹o_$0›) "
        + annotations
        + SUBCLASS.formatted(attributes, "String");
  }

  private static String view(String columns) {
    return "type: @Entity @Immutable @Table(name = ‹$0›) @View(query = «select $id as id, "
        + columns
        + " from $table») class $Name { @Id String id; }";
  }
}
