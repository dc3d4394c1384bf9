package dev.autogen.cli.fuzz;

import static dev.autogen.cli.fuzz.Need.COMPOSITE;
import static dev.autogen.cli.fuzz.Need.ENTITY;
import static dev.autogen.cli.fuzz.Trait.OWN_TABLE;
import static dev.autogen.cli.fuzz.Trait.RENAMABLE;
import static dev.autogen.cli.fuzz.Trait.SELDOM;

import java.util.List;

/** Relations between entities, and collections of values. */
final class RelationConstructs {

  private static final String JOIN = "@JoinColumn(name = ‹$0›)";
  private static final String COLLECTION =
      "@ElementCollection @CollectionTable(name = ‹$0›, joinColumns = @JoinColumn(name = ‹o_$0›))";
  private static final String JOIN_TABLE =
      "@JoinTable(name = ‹$0›, joinColumns = @JoinColumn(name = ‹o_$0›), inverseJoinColumns = @JoinColumn(name = ‹i_$0›))";
  private static final String VALUE = " @Column(name = ‹v_$0›) ";

  static final List<Construct> ALL =
      List.of(
          Construct.of("many-to-one", RENAMABLE, Trait.COLUMN)
              .needing(ENTITY)
              .variant("@ManyToOne", JOIN, "$Target $name;")
              .variant("@ManyToOne @JoinColumn(name = ‹$0›, nullable = false) $Target $name;")
              .variant("@ManyToOne(optional = false)", JOIN, "$Target $name;")
              .variant(
                  "@ManyToOne",
                  "@OnDelete(action = OnDeleteAction.CASCADE)",
                  JOIN,
                  "$Target $name;")
              .variant(
                  "@ManyToOne",
                  "@OnDelete(action = OnDeleteAction.SET_NULL)",
                  JOIN,
                  "$Target $name;"),
          Construct.of("foreign key", RENAMABLE, SELDOM)
              .needing(ENTITY)
              .variant("@ManyToOne", JOIN, "$Target $name;")
              .variant(foreignKey("name = ‹fk_f$n›"))
              .variant(foreignKey("name = ‹fk_g$n›"))
              .variant(foreignKey("value = ConstraintMode.NO_CONSTRAINT"))
              .variant(foreignKey("name = ‹fk_f$n›, options = «deferrable initially deferred»"))
              .since7()
              .variant(foreignKey("name = ‹fk_f$n›, options = «deferrable»"))
              .since7(),
          Construct.of("many-to-one of a composite id")
              .needing(COMPOSITE)
              .variant("@ManyToOne $Target $name;")
              .variant("@ManyToOne @OnDelete(action = OnDeleteAction.CASCADE) $Target $name;"),
          Construct.of("one-to-one", RENAMABLE)
              .needing(ENTITY)
              .variant("@OneToOne", JOIN, "$Target $name;")
              .variant(
                  "@OneToOne",
                  "@JoinColumn(name = ‹$0›, foreignKey = @ForeignKey(name = ‹fk_o$n›))",
                  "$Target $name;")
              .variant("@ManyToOne", JOIN, "$Target $name;"),
          Construct.of("one-to-many with a column", RENAMABLE, OWN_TABLE, Trait.OWNER_COLUMN)
              .needing(ENTITY)
              .variant("@OneToMany", JOIN, "Set<$Target> $name;")
              .variant("@OneToMany", "@OrderColumn(name = ‹p_$0›)", JOIN, "List<$Target> $name;"),
          Construct.of("one-to-many with a table", RENAMABLE, OWN_TABLE)
              .needing(ENTITY)
              .variant("@OneToMany", JOIN_TABLE, "Set<$Target> $name;")
              .variant("@ManyToMany", JOIN_TABLE, "Set<$Target> $name;"),
          Construct.of("many-to-many", RENAMABLE, OWN_TABLE)
              .needing(ENTITY)
              .variant("@ManyToMany", JOIN_TABLE, "Set<$Target> $name;")
              .variant("@ManyToMany", JOIN_TABLE, "List<$Target> $name;")
              .variant(
                  "@ManyToMany", "@OrderColumn(name = ‹p_$0›)", JOIN_TABLE, "List<$Target> $name;")
              .variant(
                  "@ManyToMany",
                  "@OnDelete(action = OnDeleteAction.CASCADE)",
                  JOIN_TABLE,
                  "Set<$Target> $name;"),
          Construct.of("map of entities", RENAMABLE, OWN_TABLE)
              .needing(ENTITY)
              .variant(
                  "@ManyToMany",
                  "@MapKeyColumn(name = ‹k_$0›)",
                  JOIN_TABLE,
                  "Map<String, $Target> $name;")
              .variant(
                  "@ManyToMany",
                  "@MapKeyColumn(name = ‹k_$0›, length = 30)",
                  JOIN_TABLE,
                  "Map<String, $Target> $name;"),
          Construct.of("set of values", RENAMABLE, OWN_TABLE)
              .variant(COLLECTION + VALUE + "Set<String> $name;")
              .variant(COLLECTION + " @Column(name = ‹v_$0›, length = 40) Set<String> $name;")
              .variant(COLLECTION + VALUE + "Collection<String> $name;"),
          Construct.of("list of values", RENAMABLE, OWN_TABLE)
              .variant("@OrderColumn(name = ‹p_$0›)", COLLECTION + VALUE + "List<Integer> $name;")
              .variant("@OrderColumn(name = ‹p_$0›)", COLLECTION + VALUE + "List<Long> $name;")
              .variant(COLLECTION + VALUE + "List<Long> $name;"),
          Construct.of("map of values", RENAMABLE, OWN_TABLE)
              .variant(
                  "@MapKeyColumn(name = ‹k_$0›)",
                  COLLECTION + VALUE + "Map<String, Integer> $name;")
              .variant(
                  "@MapKeyColumn(name = ‹k_$0›, length = 30)",
                  COLLECTION + VALUE + "Map<String, Integer> $name;")
              .variant(
                  "@MapKeyColumn(name = ‹k_$0›)", COLLECTION + VALUE + "Map<String, Long> $name;"),
          Construct.of("collection of embeddables", RENAMABLE, OWN_TABLE)
              .variant(
                  "type: @Embeddable class $Name { @Column(name = ‹a_$0›) String a; }",
                  COLLECTION,
                  "Collection<$Name> $name;")
              .variant(
                  "type: @Embeddable class $Name { @Column(name = ‹a_$0›) String a; @Column(name = ‹b_$0›) Integer b; }",
                  COLLECTION,
                  "Collection<$Name> $name;")
              .variant(
                  "type: @Embeddable class $Name { @Column(name = ‹a_$0›, nullable = false) String a; @Column(name = ‹b_$0›) int b; }",
                  COLLECTION,
                  "Set<$Name> $name;"),
          Construct.of("set of enums", RENAMABLE, OWN_TABLE)
              .variant(
                  "type: enum $Name { A, B }",
                  "@Enumerated(EnumType.STRING)",
                  COLLECTION + VALUE + "Set<$Name> $name;")
              .variant(
                  "type: enum $Name { A, B, C }",
                  "@Enumerated(EnumType.STRING)",
                  COLLECTION + VALUE + "Set<$Name> $name;"));

  private RelationConstructs() {}

  private static String foreignKey(String attributes) {
    return "@ManyToOne @JoinColumn(name = ‹$0›, foreignKey = @ForeignKey(%s)) $Target $name;"
        .formatted(attributes);
  }
}
