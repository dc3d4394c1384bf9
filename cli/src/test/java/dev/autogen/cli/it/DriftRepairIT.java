package dev.autogen.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.IndependentCatalog;
import dev.autogen.testing.TestDatabase;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that somebody may change by hand in what the entities name: {@code check} finds it,
 * {@code repair} puts it back so that PostgreSQL's own catalog is as it was, and {@code check} is
 * silent after that one run. What the entities do not name is left alone.
 */
class DriftRepairIT {

  private static final String CUSTOMER =
      """
      @Entity
      @Table(name = "customer", uniqueConstraints = {
          @UniqueConstraint(name = "uk_customer_email", columnNames = "email"),
          @UniqueConstraint(name = "uk_customer_code", columnNames = {"code", "visits"})})
      @org.hibernate.annotations.Comment("customers")
      public class Customer {
        public enum Level { HIGH, LOW, MEDIUM }
        public enum Mood { GOOD, BAD }
        @Id @GeneratedValue(generator = "cs")
        @SequenceGenerator(name = "cs", sequenceName = "customer_sq", initialValue = 5, allocationSize = 10)
        Long id;
        @Column(length = 80, nullable = false) String email;
        @org.hibernate.annotations.ColumnDefault("'new'")
        @org.hibernate.annotations.Comment("state of it")
        String status;
        @Column(precision = 10, scale = 2) java.math.BigDecimal credit;
        java.time.Instant created;
        @org.hibernate.annotations.Collate("C") String code;
        Integer visits;
        @Enumerated @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM)
        Level level;
        @Enumerated(EnumType.STRING) Mood mood;
        @Embedded Address address;
      }
      """;

  private static final String ADDRESS =
      """
      @Embeddable
      @org.hibernate.annotations.Struct(name = "address_type")
      public class Address {
        String city;
        Integer zip;
      }
      """;

  private static final String ORDER =
      """
      @Entity
      @Table(name = "orders",
          indexes = {
            @Index(name = "ix_orders_ref", columnList = "ref, nr desc"),
            @Index(name = "ix_orders_open", columnList = "nr", options = "where ref is not null"),
            @Index(name = "ix_orders_qty", columnList = "qty", unique = true)},
          uniqueConstraints = @UniqueConstraint(name = "uk_orders_nr", columnNames = "nr"),
          check = @CheckConstraint(name = "ck_orders_nr", constraint = "nr > 0"),
          options = "with (fillfactor = 70)")
      public class PurchaseOrder {
        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
        String ref;
        @Column(nullable = false) Integer nr;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_orders_customer"))
        @org.hibernate.annotations.OnDelete(action = org.hibernate.annotations.OnDeleteAction.CASCADE)
        Customer customer;
        @ManyToOne Customer payer;
        Integer qty;
        Integer price;
        @org.hibernate.annotations.GeneratedColumn("qty * price") Integer total;
      }
      """;

  private static final String TOTAL =
      """
      @Entity
      @Table(name = "totals", schema = "reporting")
      public class Total {
        @Id Integer year;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_totals_best")) Customer best;
      }
      """;

  private static final Pattern CODE = Pattern.compile("\\[([a-z-]+)]$", Pattern.MULTILINE);

  private static ScratchProject project;

  private static TestDatabase database;
  private static List<String> pristine = List.of();

  @BeforeAll
  static void createProject() {
    database = TestDatabase.create();
    project =
        ScratchProject.on(database)
            .entity("Address", ADDRESS)
            .entity("Customer", CUSTOMER)
            .entity("PurchaseOrder", ORDER)
            .entity("Total", TOTAL);
    project.run("revision", "-m", "shop").succeeds();
    fill();
  }

  private static void fill() {
    project.with("url", database.url());
    project.run("upgrade").succeeds();
    pristine = IndependentCatalog.of(database);
    database.execute(
        """
        insert into customer (id, email, code, visits, level, mood, credit)
        values (1, 'a@b', 'x', 1, 'HIGH', 'GOOD', 1.50), (2, 'c@d', 'y', 2, 'LOW', 'BAD', 2.00);
        insert into orders (ref, nr, customer_id, payer_id, qty, price)
        values ('r', 1, 1, 2, 2, 3), ('s', 2, 2, 1, 3, 4);
        insert into reporting.totals values (2026, 1);
        """);
  }

  @AfterAll
  static void remove() {
    project.close();
    database.close();
  }

  /** A repair leaves the next test a database as good as new. */
  @AfterEach
  void replaceWhatIsNotPristine() {
    if (!IndependentCatalog.of(database).equals(pristine)) {
      database.close();
      database = TestDatabase.create();
      fill();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.cli.it.Drifts#repairable")
  void putsBack(String sql, String codes) {
    database.execute(sql);
    assertThat(IndependentCatalog.of(database)).isNotEqualTo(pristine);

    CommandResult check = project.run("check", "--only", "drift").exits(3);
    assertThat(found(check.out()))
        .as(check.out())
        .containsExactlyInAnyOrderElementsOf(Drifts.codes(codes));

    project.run("repair", "--accept-loss").succeeds();
    assertThat(IndependentCatalog.differences(pristine, IndependentCatalog.of(database))).isEmpty();
    project.run("check", "--only", "drift").succeeds();
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.cli.it.Drifts#losing")
  void makesAnew(String sql, String codes) {
    putsBack(sql, codes);
  }

  @ParameterizedTest
  @MethodSource("dev.autogen.cli.it.Drifts#unnamed")
  void leavesAlone(String sql, String listed) {
    database.execute(sql);
    List<String> before = IndependentCatalog.of(database);
    assertThat(project.run("check", "--only", "drift").succeeds().out()).isEmpty();
    assertThat(found(project.run("check", "-v", "--only", "drift").succeeds().out()))
        .containsExactlyElementsOf(Drifts.codes(listed));
    project.run("repair").succeeds();
    assertThat(IndependentCatalog.of(database)).isEqualTo(before);
  }

  private static List<String> found(String out) {
    return CODE.matcher(out)
        .results()
        .map(MatchResult::group)
        .map(s -> s.substring(1, s.length() - 1))
        .toList();
  }
}
