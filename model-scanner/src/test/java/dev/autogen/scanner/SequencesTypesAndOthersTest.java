package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.EnumType;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Table;
import dev.autogen.schema.TargetMetadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no table: sequences, types, casts, schemas; and what is left out. */
class SequencesTypesAndOthersTest {

  private static final String SOURCE =
      """
      @Entity
      class Post {
        @Id @GeneratedValue Long id;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM) OrderStatus status;
        @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ORDINAL_ENUM) Grade grade;
        @org.hibernate.annotations.Struct(name = "Amount_of") Price price;
      }

      enum OrderStatus { SENT, NEW, PAID }

      enum Grade { THIRD, FIRST, SECOND }

      @Embeddable
      class Price {
        BigDecimal amount;
        @Column(length = 3) String currency;
      }

      @Entity
      class Counted {
        @Id @GeneratedValue(generator = "counter")
        @SequenceGenerator(name = "counter", sequenceName = "Counter_Numbers", initialValue = 100, allocationSize = 1)
        Integer id;
      }

      @Entity
      class FromTable {
        @Id @GeneratedValue(strategy = GenerationType.TABLE) Long id;
      }

      @Entity
      @Table(name = "monthly", schema = "reporting")
      class Monthly {
        @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
        @ManyToOne Post post;
      }

      @Entity
      @org.hibernate.annotations.Subselect("select 1 as id")
      class Selected {
        @Id Long id;
      }

      @Entity
      @org.hibernate.annotations.View(query = "select id from post")
      @Table(name = "post_view")
      class Viewed {
        @Id Long id;
      }
      """;

  private static TargetMetadata metadata(HibernateVersion version) {
    return EntityProject.scanned(version, SOURCE);
  }

  @ParameterizedTest
  @EnumSource
  void sequencesCountAsHibernateAllocates(HibernateVersion version) {
    assertThat(metadata(version).print())
        .contains("sequence post_seq increment 50 -- app.Post#id\n")
        .contains("sequence counter_numbers start 100\n");
  }

  @ParameterizedTest
  @EnumSource
  void namedEnumHasTheSimpleNameAndSortedValues(HibernateVersion version) {
    assertThat(metadata(version).schema().objects(EnumType.class))
        .extracting(type -> type.name().name() + type.labels())
        .containsExactlyInAnyOrder("orderstatus[NEW, PAID, SENT]", "grade[THIRD, FIRST, SECOND]");
    assertThat(metadata(version).print())
        .contains("enum orderstatus ('NEW', 'PAID', 'SENT') -- app.Post#status")
        .contains("column post.status orderstatus -- app.Post#status");
  }

  @ParameterizedTest
  @EnumSource
  void namedEnumHasItsTwoCasts(HibernateVersion version) {
    assertThat(metadata(version).schema().objects(OpaqueObject.class))
        .filteredOn(object -> object.kind() == ObjectKind.CAST)
        .extracting(object -> object.name().name())
        .containsExactlyInAnyOrder(
            "varchar AS orderstatus",
            "orderstatus AS varchar",
            "varchar AS grade",
            "grade AS varchar");
  }

  @ParameterizedTest
  @EnumSource
  void castDependsOnItsType(HibernateVersion version) {
    assertThat(metadata(version).schema().objects(OpaqueObject.class))
        .filteredOn(object -> object.kind() == ObjectKind.CAST)
        .hasSize(4)
        .allSatisfy(
            object -> {
              assertThat(object.definition()).endsWith("with inout as implicit");
              assertThat(object.dropSql()).startsWith("drop cast (");
              assertThat(object.dependsOn()).hasSize(1);
            });
  }

  @ParameterizedTest
  @EnumSource
  void structIsACompositeType(HibernateVersion version) {
    assertThat(metadata(version).print())
        .contains("column post.price amount_of -- app.Post#price")
        .contains("composite amount_of (amount numeric(38, 2), currency varchar(3))");
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfTableGeneratorsAreNotedInTheHeader(HibernateVersion version) {
    assertThat(EntityProject.facts(metadata(version), "hibernate_sequences"))
        .contains(
            "column hibernate_sequences.next_val bigint",
            "primary key hibernate_sequences.hibernate_sequences_pkey (sequence_name)");
    assertThat(metadata(version).header().get("init-commands"))
        .startsWith("insert into hibernate_sequences");
  }

  @ParameterizedTest
  @EnumSource
  void otherSchemasAreNamed(HibernateVersion version) {
    assertThat(metadata(version).print())
        .contains("\nschema reporting\n")
        .contains("\ntable reporting.monthly -- app.Monthly\n")
        .contains("foreign key reporting.monthly.")
        .contains("(post_id) references post (id)");
  }

  @ParameterizedTest
  @EnumSource
  void defaultSchemaIsTheSymbol(HibernateVersion version) {
    try (EntityProject project = new EntityProject(version)) {
      TargetMetadata metadata =
          project.source(SOURCE).setting("hibernate.default_schema", "reporting").scan();
      assertThat(metadata.header()).containsEntry("default-schema", "reporting");
      assertThat(metadata.schema().objects(Table.class))
          .extracting(Table::name)
          .contains(QualifiedName.of("monthly"), QualifiedName.of("post"))
          .allMatch(name -> name.schema().isDefault());
    }
  }

  @ParameterizedTest
  @EnumSource
  void viewsAndSubselectsAreNoTables(HibernateVersion version) {
    assertThat(metadata(version).schema().table(QualifiedName.of("selected"))).isEmpty();
    assertThat(metadata(version).schema().table(QualifiedName.of("post_view"))).isEmpty();
    assertThat(metadata(version).schema().objects(OpaqueObject.class))
        .extracting(OpaqueObject::dropSql)
        .contains("drop view post_view");
  }
}
