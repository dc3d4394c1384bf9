package dev.autogen.scanner;

/** Entities with the rarer mappings, for Hibernate 6.6 and 7.4, and those that only 7.4 knows. */
final class UnusualModel {

  static final String SOURCE =
      """
      @Entity
      class Holder {
        @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Integer id;
        @org.hibernate.annotations.Struct(name = "Amount_Of") Price price;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON) Document document;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON) List<String> lines;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ORDINAL_ENUM) Grade grade;
        Grade[] grades;
        List<Level> levels;
        @Convert(converter = LevelConverter.class) Level level;
        Temperature temperature;
        @org.hibernate.annotations.Any @org.hibernate.annotations.AnyKeyJavaClass(Long.class)
        @Column(name = "target_type") @JoinColumn(name = "target_id")
        @org.hibernate.annotations.AnyDiscriminatorValue(discriminator = "H", entity = Holder.class)
        Object target;
        @org.hibernate.annotations.Formula("id + 1") int next;
        @Embedded @AttributeOverride(name = "amount", column = @Column(name = "second_amount", nullable = false)) Price second;
        @Column(columnDefinition = "varchar(10) default 'a''b, c' check (code <> 'z') collate \\"C\\"") String code;
        @Column(columnDefinition = "integer default 1 + (2 * 3) not null unique") Integer computed;
        @Column(columnDefinition = "timestamptz default (now() at time zone 'utc') not null") Instant moment;
        @Column(columnDefinition = "TEXT") String upper;
        @Column(columnDefinition = "int2") short small;
        @Column(columnDefinition = "integer[]") int[] numbers;
        @Column(columnDefinition = "bigint references Holder on delete cascade") Long other;
        @Column(columnDefinition = "bigint generated always as identity") Long always;
        @Column(columnDefinition = "text generated always as (upper || 'x') stored") String stored;
        @Column(columnDefinition = "boolean default case when true then null else false end") Boolean maybe;
      }

      @Embeddable
      class Price {
        BigDecimal amount;
        @Column(length = 3) String currency;
      }

      @Embeddable
      class Document {
        @Column(nullable = false) String heading;
        int pages;
        Level rank;
      }

      enum Grade { SECOND, FIRST, THIRD }

      enum Level { LOW, HIGH }

      class LevelConverter implements AttributeConverter<Level, Integer> {
        public Integer convertToDatabaseColumn(Level level) { return level == null ? null : level.ordinal(); }
        public Level convertToEntityAttribute(Integer value) { return value == null ? null : Level.values()[value]; }
      }

      class Temperature { BigDecimal degrees; }

      @Converter(autoApply = true)
      class TemperatureConverter implements AttributeConverter<Temperature, BigDecimal> {
        public BigDecimal convertToDatabaseColumn(Temperature value) { return value == null ? null : value.degrees; }
        public Temperature convertToEntityAttribute(BigDecimal value) { return new Temperature(); }
      }

      class PairId implements java.io.Serializable {
        Long zulu;
        Integer alpha;
        public boolean equals(Object other) { return other instanceof PairId; }
        public int hashCode() { return 1; }
      }

      @Entity
      @IdClass(PairId.class)
      class Pair {
        @Id Long zulu;
        @Id Integer alpha;
        @ManyToMany @OrderColumn List<Pair> friends;
        @ElementCollection @CollectionTable(name = "pair_notes", uniqueConstraints = @UniqueConstraint(name = "ux_note", columnNames = "note"))
        @Column(name = "note", nullable = false) Set<String> notes;
        @ElementCollection @MapKeyEnumerated(EnumType.STRING) Map<Level, Long> byLevel;
        @ManyToMany @MapKeyJoinColumn(name = "key_id") Map<Tag, Tag> byTag;
        @ElementCollection @org.hibernate.annotations.CollectionIdJavaType(org.hibernate.type.descriptor.java.LongJavaType.class) @org.hibernate.annotations.CollectionId(column = @Column(name = "row_id"), generator = "increment")
        java.util.Collection<String> bag;
      }

      @Entity
      class Tag {
        @Id Long id;
        @ManyToOne @JoinColumn(name = "pair_zulu", referencedColumnName = "zulu") @JoinColumn(name = "pair_alpha", referencedColumnName = "alpha") Pair pair;
        @ManyToOne @JoinColumn(referencedColumnName = "code") Coded coded;
        @OneToOne(optional = false) Coded single;
        @ManyToMany @JoinTable(name = "tag_tag", joinColumns = @JoinColumn(name = "a"), inverseJoinColumns = @JoinColumn(name = "b")) Set<Tag> related;
        @OneToMany(mappedBy = "related") Set<Tag> inverse;
      }

      @Entity
      class Coded {
        @Id Long id;
        @Column(unique = true, length = 40) String code;
      }

      @Embeddable
      class ChildId implements java.io.Serializable {
        Long parentId;
        String name;
        public boolean equals(Object other) { return other instanceof ChildId; }
        public int hashCode() { return 1; }
      }

      @Entity
      class Child {
        @EmbeddedId ChildId id;
        @MapsId("parentId") @ManyToOne @org.hibernate.annotations.OnDelete(action = org.hibernate.annotations.OnDeleteAction.CASCADE) Coded parent;
      }

      @Entity
      @Inheritance(strategy = InheritanceType.JOINED)
      @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR)
      @DiscriminatorValue("P")
      class Party {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) long id;
      }

      @Entity
      @DiscriminatorValue("C")
      @PrimaryKeyJoinColumn(name = "party_id", foreignKey = @ForeignKey(name = "fk_company_party"))
      class Company extends Party {
        @Column(nullable = false, unique = true) String register;
      }

      @Entity
      @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
      @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"a", "b"}), indexes = @Index(columnList = "b"))
      class Concrete {
        @Id @GeneratedValue(strategy = GenerationType.TABLE, generator = "gen")
        @TableGenerator(name = "gen", table = "id_gen", pkColumnName = "gen_name", valueColumnName = "gen_value", pkColumnValue = "concrete", initialValue = 5)
        Long id;
        String a;
        @Column(nullable = false) String b;
        @ManyToOne Coded coded;
      }

      @Entity
      class MoreConcrete extends Concrete {
        @Column(unique = true) String c;
      }

      @Entity
      @Table(name = "a_b")
      class NameA {
        @Id long id;
        @Column(name = "c", unique = true) int first;
        @org.hibernate.annotations.Check(constraints = "c > 0") @Column(name = "d") int fourth;
      }

      @Entity
      @Table(name = "a")
      class NameB {
        @Id long id;
        @Column(name = "b_c", unique = true) int second;
        @Enumerated(EnumType.STRING) @Column(name = "b_d") Level third;
        @Column(columnDefinition = "integer check (e > 0) check (e < 10) check (b_c > e)") int e;
      }

      @Entity
      @org.hibernate.annotations.Check(constraints = "lower <= higher")
      @org.hibernate.annotations.Check(name = "ck_range", constraints = "lower between 0 and 100")
      class Ranged {
        @Id long id;
        int lower;
        @org.hibernate.annotations.ColumnDefault("7") Integer higher;
        @org.hibernate.annotations.Check(constraints = "size_ > 1") @org.hibernate.annotations.Check(constraints = "size_ < 9") int size_;
        @org.hibernate.annotations.ColumnDefault("'it''s'") String text;
        @org.hibernate.annotations.ColumnDefault("gen_random_uuid()") UUID random;
        @org.hibernate.annotations.ColumnDefault("null") String none;
      }

      @Entity
      @org.hibernate.annotations.Subselect("select id from Coded")
      @org.hibernate.annotations.Immutable
      class Selected {
        @Id Long id;
      }
      """;

  /** What only Jakarta Persistence 3.2 and Hibernate 7 can say. */
  static final String SOURCE_7 =
      """
      @Entity
      @Table(
          name = "Modern",
          comment = "A table",
          check = {@CheckConstraint(name = "ck_modern", constraint = "a < b"), @CheckConstraint(constraint = "a > 1 and b > 1")},
          indexes = {
            @Index(name = "ix_partial", columnList = "a", options = "where a > 10"),
            @Index(name = "ix_include", columnList = "b desc", options = "include (a) with (fillfactor = 70)"),
            @Index(name = "ux_formula", columnList = "(lower(text))", unique = true)
          },
          uniqueConstraints = @UniqueConstraint(name = "ux_modern", columnNames = {"a", "b"}, options = "include (text) deferrable initially deferred"))
      class Modern {
        @Id @GeneratedValue(generator = "modern") @SequenceGenerator(name = "modern", sequenceName = "modern_numbers", options = "minvalue 1 maxvalue 500 cache 5 cycle")
        int id;
        int a;
        @Column(check = @CheckConstraint(name = "ck_b", constraint = "b <> 3"), comment = "The b") int b;
        @Column(check = {@CheckConstraint(constraint = "text <> ''"), @CheckConstraint(name = "ck_text", constraint = "length(text) < 50")}, options = "default 'none'") String text;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_next", options = "deferrable initially deferred")) Modern next;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_defined", foreignKeyDefinition = "foreign key (defined_id) references Modern (id) match full on update cascade")) Modern defined;
        @Enumerated(EnumType.STRING) Shade shade;
      }

      enum Shade { @EnumeratedValue DARK, LIGHT }
      """
          .replace("@EnumeratedValue ", "");

  private UnusualModel() {}
}
