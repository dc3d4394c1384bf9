package dev.autogen.scanner;

/**
 * Entities that use most of what mapping can say, in words that Hibernate 6.6 and 7.4 both know.
 */
final class BroadModel {

  static final String SOURCE =
      """
      @Entity
      @Table(
          name = "posts",
          uniqueConstraints = {
            @UniqueConstraint(name = "ux_slug", columnNames = "slug"),
            @UniqueConstraint(columnNames = {"title", "author_id"}),
            @UniqueConstraint(name = "ux_rating", columnNames = {"rating", "title"})
          },
          indexes = {
            @Index(name = "ix_title", columnList = "title desc, created"),
            @Index(columnList = "rating"),
            @Index(name = "ix_lower", columnList = "(lower(title))"),
            @Index(name = "ux_external", columnList = "external", unique = true)
          })
      @org.hibernate.annotations.Check(constraints = "rating >= 0 and title <> ''")
      @org.hibernate.annotations.Comment("What people write")
      class Post {
        @Id @GeneratedValue Long id;
        @Column(unique = true, nullable = false) String slug;
        @Column(length = 120, nullable = false) @org.hibernate.annotations.Comment("Its heading")
        String title;
        @Column(columnDefinition = "text default 'x' not null") String body;
        @Column(columnDefinition = "TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP") Instant created;
        @Column(columnDefinition = "numeric(10,2) check (price > 0)") BigDecimal price;
        @org.hibernate.annotations.ColumnDefault("5") int rating;
        @org.hibernate.annotations.Check(constraints = "external > 100") Integer external;
        @org.hibernate.annotations.Check(name = "ck_weight", constraints = "weight < 100") Double weight;
        @org.hibernate.annotations.Collate("C") String sorted;
        @org.hibernate.annotations.GeneratedColumn("upper(title)") String shouted;
        @ManyToOne(optional = false) @JoinColumn(name = "author_id") Author author;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "FK_Editor"))
        @org.hibernate.annotations.OnDelete(action = org.hibernate.annotations.OnDeleteAction.SET_NULL)
        Author editor;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) Author reviewer;
        @ManyToOne Post parent;
        @ElementCollection Set<String> tags;
        @ElementCollection @OrderColumn List<Address> stops;
        @ElementCollection @MapKeyColumn(length = 20) Map<String, Integer> counts;
        @ManyToMany Set<Label> labels;
        @OneToMany @JoinColumn List<Attachment> attachments;
        @OneToMany Set<Attachment> extras;
        @Enumerated(EnumType.STRING) Status status;
        @Enumerated Status ordinal;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM) Mood mood;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.JSON) Map<String, String> attributes;
        @Version int version;
        @Embedded Address address;
      }

      @Embeddable
      class Address {
        String street;
        @Column(nullable = false) String city;
      }

      enum Status { DRAFT, LIVE }

      enum Mood { SAD, HAPPY, ANGRY }

      @Entity
      class Author {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id;
        @org.hibernate.annotations.NaturalId String email;
        @org.hibernate.annotations.NaturalId String realm;
        @OneToOne Passport passport;
      }

      @Entity
      class Passport {
        @Id UUID id;
        @OneToOne @MapsId Person holder;
      }

      @Entity
      class Person {
        @Id UUID id;
        @ManyToOne(fetch = FetchType.LAZY) Person mother;
      }

      @Entity
      class Label {
        @Id @GeneratedValue(generator = "labels") @SequenceGenerator(name = "labels", sequenceName = "Label_Numbers", initialValue = 100, allocationSize = 1)
        long id;
        @Column(name = "`Mixed Case`") String quoted;
        @Column(name = "`order`") int position;
      }

      @Entity
      @SecondaryTable(name = "attachment_content", pkJoinColumns = @PrimaryKeyJoinColumn(name = "attachment"))
      class Attachment {
        @Id @GeneratedValue(strategy = GenerationType.TABLE) Long id;
        @Column(table = "attachment_content", nullable = false) byte[] content;
        @Lob @Column(table = "attachment_content") String text;
        @Lob byte[] large;
        @Column(columnDefinition = "bigserial") Long counter;
      }

      @Entity
      @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
      abstract class Payment {
        @Id @GeneratedValue Long id;
        BigDecimal amount;
      }

      @Entity
      class CardPayment extends Payment {
        @Column(nullable = false, length = 19) String card;
      }

      @Entity
      class BankPayment extends Payment {
        @Column(length = 34) String iban;
      }

      @Entity
      @Inheritance(strategy = InheritanceType.JOINED)
      class Vehicle {
        @Id @GeneratedValue Long id;
        @Column(unique = true) String plate;
      }

      @Entity
      class Truck extends Vehicle {
        double load;
      }

      @Entity
      @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
      abstract class Animal {
        @Id @GeneratedValue Long id;
        @Column(unique = true) String name;
      }

      @Entity
      class Dog extends Animal {
        int bones;
      }

      @Entity
      class Cat extends Animal {
        boolean lazy;
      }

      @Embeddable
      class OrderLineId implements java.io.Serializable {
        Long orderId;
        Integer line;
        String warehouse;
      }

      @Entity
      @Table(name = "order_lines")
      class OrderLine {
        @EmbeddedId OrderLineId id;
        Short quantity;
      }

      @Entity
      class Shipment {
        @Id long id;
        @ManyToOne OrderLine line;
      }

      @Entity
      @Table(schema = "reporting", name = "monthly")
      class Monthly {
        @Id Long id;
        @ManyToOne Author author;
      }

      @Entity
      class AllTypes {
        @Id String id;
        boolean aBoolean; byte aByte; short aShort; int anInt; long aLong; float aFloat; double aDouble; char aChar;
        BigInteger big; LocalDate date; LocalTime time; LocalDateTime dateTime; OffsetDateTime offsetTime; ZonedDateTime zoned;
        Duration duration; UUID uuid; byte[] bytes; String[] strings; int[] ints; Locale locale; Currency currency;
        java.util.Date utilDate; @Temporal(TemporalType.DATE) java.util.Date onlyDate; java.net.InetAddress address;
        @Column(length = 20_000_000) String huge; @Column(length = 5000) byte[] someBytes; Year year; ZoneOffset zone;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.INTERVAL_SECOND) Duration interval;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.LONGVARCHAR) String longText;
        @Column(precision = 20, scale = 0) BigDecimal whole; @Column(precision = 3) Instant milli;
      }

      @Entity
      @org.hibernate.annotations.SoftDelete
      class Note {
        @Id @GeneratedValue(strategy = GenerationType.UUID) UUID id;
        @org.hibernate.annotations.TenantId String tenant;
        @org.hibernate.annotations.TimeZoneStorage(org.hibernate.annotations.TimeZoneStorageType.COLUMN) OffsetDateTime written;
        @org.hibernate.annotations.CreationTimestamp LocalDateTime created;
        @org.hibernate.annotations.UpdateTimestamp Instant updated;
      }

      @Entity
      @Table(name = "a_table_whose_name_is_rather_long_for_a_name_that_has_columns")
      class Long63 {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) long id;
        @Column(unique = true) String another_name_that_is_long_too;
        @Enumerated(EnumType.STRING) Status a_status_with_a_long_name;
      }
      """;

  private BroadModel() {}
}
