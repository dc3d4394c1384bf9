package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.TargetMetadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Columns: types, defaults, null, generated values, comments. Numbers T… are those of the trap
 * list.
 */
class ColumnsTest {

  private static final String SOURCE =
      """
      @Entity
      class Thing {
        @Id @GeneratedValue Long id;
        @Column(columnDefinition = "text default 'x' not null") String withDefault;
        @Column(columnDefinition = "TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP") Instant moment;
        @Column(columnDefinition = "numeric(10,2) check (price > 0)") BigDecimal price;
        @Column(columnDefinition = "varchar(9) collate \\"C\\" unique") String code;
        @Column(columnDefinition = "integer default (1 + 2) * 3 not null") int computed;
        @Column(columnDefinition = "serial") Integer counter;
        @org.hibernate.annotations.Comment("It's a \\"name\\"; really") String commented;
        @Lob String text;
        @Lob byte[] content;
        byte[] bytes;
        LocalDateTime dateTime;
        Instant instant;
        LocalTime time;
        String[] names;
        List<Integer> numbers;
        @org.hibernate.annotations.GeneratedColumn("upper(code)") String shouted;
        @org.hibernate.annotations.ColumnDefault("'draft'") String state;
        @org.hibernate.annotations.Collate("C") String sorted;
        boolean flag;
        @Column(nullable = false) String required;
        @Convert(converter = YesConverter.class) Boolean yes;
        @Column(name = "a_column_whose_name_is_much_longer_than_the_sixty_three_bytes_it_may_have") int long_;
        @Embedded Place place;
        @ElementCollection @OrderColumn List<String> steps;
        @Version int version;
      }

      @Embeddable
      class Place {
        String city;
        @Embedded Position position;
      }

      @Embeddable
      class Position { double latitude; }

      class YesConverter implements AttributeConverter<Boolean, String> {
        public String convertToDatabaseColumn(Boolean value) { return value == null ? null : value ? "Y" : "N"; }
        public Boolean convertToEntityAttribute(String value) { return value == null ? null : value.equals("Y"); }
      }

      @Entity
      @org.hibernate.annotations.SoftDelete
      class Soft {
        @Id Long id;
        @org.hibernate.annotations.TenantId String tenant;
        @org.hibernate.annotations.PartitionKey int part;
        @org.hibernate.annotations.TimeZoneStorage(org.hibernate.annotations.TimeZoneStorageType.COLUMN) OffsetDateTime written;
        @org.hibernate.annotations.CreationTimestamp Instant created;
      }

      @Entity
      @SecondaryTable(name = "Owner_details")
      class Owner {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id;
        @Column(table = "Owner_details", length = 80) String biography;
      }
      """;

  private static String column(HibernateVersion version, String column) {
    return column(EntityProject.scanned(version, SOURCE), column);
  }

  private static String column(TargetMetadata metadata, String column) {
    return metadata
        .print()
        .lines()
        .filter(line -> line.startsWith("column " + column + " "))
        .findFirst()
        .orElse("no column " + column);
  }

  @ParameterizedTest
  @EnumSource
  void columnDefinitionIsTakenApart(HibernateVersion version) {
    assertThat(column(version, "thing.withdefault"))
        .isEqualTo("column thing.withdefault text not null default 'x' -- app.Thing#withDefault");
    assertThat(column(version, "thing.moment"))
        .isEqualTo("column thing.moment timestamptz default CURRENT_TIMESTAMP -- app.Thing#moment");
    assertThat(column(version, "thing.price"))
        .isEqualTo("column thing.price numeric(10, 2) -- app.Thing#price");
    assertThat(column(version, "thing.code"))
        .isEqualTo("column thing.code varchar(9) collate \"C\" -- app.Thing#code");
    assertThat(column(version, "thing.computed"))
        .isEqualTo(
            "column thing.computed integer not null default (1 + 2) * 3 -- app.Thing#computed");
    assertThat(EntityProject.scanned(version, SOURCE).print())
        .contains("check thing.thing_price_check (price > 0) -- app.Thing#price")
        .contains("unique thing.thing_code_key (code) -- app.Thing#code");
  }

  @ParameterizedTest
  @EnumSource
  void serialBecomesAnIntegerWithASequenceOfItsOwn(HibernateVersion version) {
    assertThat(column(version, "thing.counter"))
        .contains(
            "integer not null default nextval('thing_counter_seq'::regclass) -- app.Thing#counter");
    assertThat(EntityProject.scanned(version, SOURCE).print())
        .contains("sequence thing_counter_seq as integer owned by thing.counter");
  }

  @ParameterizedTest
  @EnumSource
  void commentKeepsItsQuotes(HibernateVersion version) {
    assertThat(
            EntityProject.scanned(version, SOURCE)
                .schema()
                .column(QualifiedName.of("thing"), "commented")
                .orElseThrow()
                .comment())
        .isEqualTo("It's a \"name\"; really");
  }

  @ParameterizedTest
  @EnumSource
  void largeObjectsAreOids(HibernateVersion version) {
    assertThat(column(version, "thing.text")).contains(" oid ");
    assertThat(column(version, "thing.content")).contains(" oid ");
    assertThat(column(version, "thing.bytes")).contains(" bytea ");
  }

  @ParameterizedTest
  @EnumSource
  void timesHaveThePrecisionThatHibernateWrites(HibernateVersion version) {
    assertThat(column(version, "thing.datetime")).contains(" timestamp(6) ");
    assertThat(column(version, "thing.instant")).contains(" timestamptz(6) ");
    assertThat(column(version, "thing.\"time\""))
        .contains(version == HibernateVersion.HIBERNATE_6 ? " time(6) " : " time(0) ");
  }

  @ParameterizedTest
  @EnumSource
  void arraysAreArrays(HibernateVersion version) {
    assertThat(column(version, "thing.names")).contains(" varchar(255)[] ");
    assertThat(column(version, "thing.numbers")).contains(" integer[] ");
  }

  @ParameterizedTest
  @CsvSource({"HIBERNATE_6, 18, stored", "HIBERNATE_7, 17, stored", "HIBERNATE_7, 18, virtual"})
  void generatedColumnIsStoredOrVirtualAsHibernateWritesIt(
      HibernateVersion version, String serverVersion, String kind) {
    try (EntityProject project = new EntityProject(version)) {
      assertThat(
              column(project.source(SOURCE).serverVersion(serverVersion).scan(), "thing.shouted"))
          .contains("generated always as (upper(code)) " + kind);
    }
  }

  @ParameterizedTest
  @EnumSource
  void defaultsAndNull(HibernateVersion version) {
    assertThat(column(version, "thing.state")).contains("varchar(255) default 'draft'");
    assertThat(column(version, "thing.sorted")).contains("varchar(255) collate \"C\"");
    assertThat(column(version, "thing.flag")).contains("boolean not null");
    assertThat(column(version, "thing.required")).contains("varchar(255) not null");
    assertThat(column(version, "thing.yes")).contains("varchar(255) --");
    assertThat(column(version, "thing.id")).contains("bigint not null --");
  }

  @ParameterizedTest
  @EnumSource
  void versionIsNotNullForAPrimitive(HibernateVersion version) {
    assertThat(column(version, "thing.version")).contains("integer not null");
  }

  @ParameterizedTest
  @EnumSource
  void longNamesAreCutAsPostgresqlCutsThem(HibernateVersion version) {
    assertThat(
            column(
                version, "thing.a_column_whose_name_is_much_longer_than_the_sixty_three_bytes_i"))
        .contains("integer");
  }

  @ParameterizedTest
  @EnumSource
  void embeddedColumnsNameTheirPath(HibernateVersion version) {
    assertThat(column(version, "thing.city")).endsWith("-- app.Thing#place.city");
    assertThat(column(version, "thing.latitude")).endsWith("-- app.Thing#place.position.latitude");
  }

  @ParameterizedTest
  @EnumSource
  void positionInACollectionIsNoElement(HibernateVersion version) {
    assertThat(column(version, "thing_steps.steps")).endsWith("-- app.Thing#steps");
    assertThat(column(version, "thing_steps.steps_order")).endsWith("-- app.Thing#steps.{index}");
  }

  @ParameterizedTest
  @EnumSource
  void columnsThatNoPropertyDeclares(HibernateVersion version) {
    assertThat(column(version, "soft.deleted"))
        .contains("boolean not null")
        .endsWith("app.Soft#{soft-delete}");
    assertThat(column(version, "soft.written_tz")).contains("integer");
    assertThat(column(version, "soft.tenant")).contains("varchar(255) not null");
    assertThat(column(version, "soft.part")).contains("integer not null");
  }

  @ParameterizedTest
  @EnumSource
  void creationTimestampIsNotNullSinceHibernate7(HibernateVersion version) {
    assertThat(column(version, "soft.created").contains("not null"))
        .isEqualTo(version == HibernateVersion.HIBERNATE_7);
  }

  @ParameterizedTest
  @EnumSource
  void identityIsByDefault(HibernateVersion version) {
    assertThat(column(version, "owner.id"))
        .isEqualTo(
            "column owner.id integer not null generated by default as identity -- app.Owner#id");
  }

  @ParameterizedTest
  @EnumSource
  void secondaryTableHasItsColumnsAndKey(HibernateVersion version) {
    TargetMetadata metadata = EntityProject.scanned(version, SOURCE);
    assertThat(EntityProject.facts(metadata, "owner_details"))
        .hasSize(5)
        .contains(
            "column owner_details.biography varchar(80)",
            "column owner_details.id integer not null",
            "primary key owner_details.owner_details_pkey (id)");
    assertThat(metadata.origins().get(ObjectId.table(QualifiedName.of("owner_details"))))
        .isEqualTo("app.Owner");
  }
}
