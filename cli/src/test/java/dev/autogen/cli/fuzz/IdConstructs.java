package dev.autogen.cli.fuzz;

import static dev.autogen.cli.fuzz.Trait.ID;
import static dev.autogen.cli.fuzz.Trait.PLAIN_NAME;
import static dev.autogen.cli.fuzz.Trait.RENAMABLE;
import static dev.autogen.cli.fuzz.Trait.SIMPLE_ID;

import java.util.List;

/** Identifiers of entities. */
final class IdConstructs {

  private static final String COLUMN = "@Column(name = ‹$0›)";
  private static final String ID_CLASS =
      " implements Serializable { %s"
          + " public boolean equals(Object o) { return o instanceof $NameId; }"
          + " public int hashCode() { return 1; } }";

  static final List<Construct> ALL =
      List.of(
          Construct.of("id of numbers", ID, SIMPLE_ID, RENAMABLE)
              .id("Long", "@Id @GeneratedValue(strategy = GenerationType.IDENTITY)", number("Long"))
              .id("Long", "@Id @GeneratedValue", number("Long"))
              .id("Long", "@Id @GeneratedValue(generator = ‹g$n›)", sequence(1, 1), number("Long"))
              .id(
                  "Long",
                  "@Id @GeneratedValue(generator = ‹g$n›)",
                  sequence(9, 500),
                  number("Long"))
              .id("Long", "@Id @GeneratedValue(strategy = GenerationType.TABLE)", number("Long"))
              .id("Long", "@Id", number("Long"))
              .id(
                  "Integer",
                  "@Id @GeneratedValue(strategy = GenerationType.IDENTITY)",
                  number("Integer"))
              .id("Integer", "@Id", number("Integer")),
          Construct.of("id of a sequence", ID, SIMPLE_ID, RENAMABLE)
              .id("Long", "@Id @GeneratedValue(generator = ‹g$n›)", sequence(5, 1), number("Long"))
              .id("Long", "@Id @GeneratedValue(generator = ‹g$n›)", sequence(7, 1), number("Long"))
              .id(
                  "Long",
                  "@Id @GeneratedValue(generator = ‹g$n›)",
                  sequence(20, 900),
                  number("Long")),
          Construct.of("id of an identity", ID, SIMPLE_ID, RENAMABLE)
              .id("Long", "@Id @GeneratedValue(strategy = GenerationType.IDENTITY)", number("Long"))
              .id("Long", "@Id", number("Long")),
          Construct.of("id of a uuid", ID, SIMPLE_ID, RENAMABLE)
              .id("UUID", "@Id @GeneratedValue(strategy = GenerationType.UUID)", number("UUID")),
          Construct.of("id of text", ID, SIMPLE_ID, RENAMABLE)
              .id("String", "@Id @Column(name = ‹$0›, length = 40) String $name;")
              .id("String", "@Id @Column(name = ‹$0›, length = 60) String $name;"),
          Construct.of("embedded id", ID, RENAMABLE, PLAIN_NAME)
              .id("$NameId", embedded("Long $namea;", "String $nameb;"))
              .id("$NameId", embedded("Integer $namea;", "String $nameb;"))
              .id(
                  "$NameId",
                  embedded("Long $namea;", "String $nameb; @Column(name = ‹c_$0›) int c;")),
          Construct.of("id class", ID, RENAMABLE, PLAIN_NAME)
              .id("$NameId", idClass("Long", ""))
              .id("$NameId", idClass("Integer", ""))
              .id("$NameId", idClass("Long", "length = 70, ")),
          Construct.of("derived id", ID, SIMPLE_ID, RENAMABLE)
              .needing(Need.ENTITY)
              .id("$TargetId", "@Id $TargetId $name;", mapsId("")));

  private IdConstructs() {}

  private static String number(String type) {
    return COLUMN + " " + type + " $name;";
  }

  private static String sequence(int step, int start) {
    return "@SequenceGenerator(name = ‹g$n›, sequenceName = ‹seq_$n›, allocationSize = %d, initialValue = %d)"
        .formatted(step, start);
  }

  private static String mapsId(String annotations) {
    return "@OneToOne(optional = false) @MapsId @JoinColumn(name = ‹$0›)%s $Target $nameowner;"
        .formatted(annotations);
  }

  private static String embedded(String first, String second) {
    return "type: @Embeddable class $NameId"
        + ID_CLASS.formatted(
            "@Column(name = ‹a_$0›) " + first + " @Column(name = ‹b_$0›) " + second)
        + "\n@EmbeddedId $NameId $name;";
  }

  private static String idClass(String type, String length) {
    return "class: @IdClass($NameId.class)\n"
        + "type: class $NameId"
        + ID_CLASS.formatted(type + " $namea; String $nameb;")
        + "\n@Id @Column(name = ‹a_$0›) "
        + type
        + " $namea;\n@Id @Column("
        + length
        + "name = ‹b_$0›) String $nameb;";
  }
}
