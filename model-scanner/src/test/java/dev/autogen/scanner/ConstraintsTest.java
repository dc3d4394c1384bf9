package dev.autogen.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.TargetMetadata;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keys, uniques, checks, foreign keys and indexes, under the names that Hibernate's create gives
 * them.
 */
class ConstraintsTest {

  private static final String SOURCE =
      """
      @Entity
      @Table(
          name = "users",
          uniqueConstraints = {
            @UniqueConstraint(name = "UX_Login", columnNames = "login"),
            @UniqueConstraint(name = "ux_lost", columnNames = "email"),
            @UniqueConstraint(columnNames = {"firstName", "lastName"})
          },
          indexes = {
            @Index(name = "ux_nick", columnList = "nick desc", unique = true),
            @Index(name = "ux_badge", columnList = "badge", unique = true),
            @Index(name = "ix_lower", columnList = "(lower(login)), lastName desc"),
            @Index(columnList = "badge, nick")
          })
      class User {
        @Id @GeneratedValue Long id;
        @Column(unique = true) String email;
        String login;
        String firstName;
        String lastName;
        String nick;
        String badge;
        @OneToOne Account account;
        @ManyToOne User boss;
        @Enumerated(EnumType.STRING) Role role;
        @Enumerated Role ordinal;
      }

      enum Role { READER, WRITER }

      @Entity
      @org.hibernate.annotations.Check(constraints = "low < high")
      @org.hibernate.annotations.Check(name = "ck_named", constraints = "low > 0")
      class Account {
        @Id Long id;
        int low;
        int high;
        @Column(columnDefinition = "integer check (amount > 0) check (amount < 100)") int amount;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "FK_Owner")) User owner;
        @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) User free;
        @ManyToOne @org.hibernate.annotations.OnDelete(action = org.hibernate.annotations.OnDeleteAction.CASCADE) User gone;
        @ElementCollection Set<String> labels;
      }

      @Entity
      class Payment {
        @Id Long id;
      }

      @Entity
      class CardPayment extends Payment {
        @Basic(optional = false) String card;
      }

      @Entity
      @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
      abstract class Animal {
        @Id Long id;
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

      class LineId implements java.io.Serializable {
        Long zebra;
        Integer apple;
        public boolean equals(Object other) { return other instanceof LineId; }
        public int hashCode() { return 1; }
      }

      @Entity
      @IdClass(LineId.class)
      class Line {
        @Id Long zebra;
        @Id Integer apple;
      }

      @Embeddable
      class PartId implements java.io.Serializable {
        Long zebra;
        Integer apple;
        String part;
        public boolean equals(Object other) { return other instanceof PartId; }
        public int hashCode() { return 1; }
      }

      @Entity
      class Part {
        @EmbeddedId PartId id;
        @ManyToOne Line line;
      }
      """;

  private static List<String> facts(HibernateVersion version, String table) {
    return EntityProject.facts(EntityProject.scanned(version, SOURCE), table);
  }

  @ParameterizedTest
  @EnumSource
  void uniqueColumnsHavePostgresqlsNames(HibernateVersion version) {
    assertThat(facts(version, "users"))
        .contains(
            "unique users.users_email_key (email)",
            "unique users.users_account_id_key (account_id)");
  }

  @ParameterizedTest
  @EnumSource
  void nameOfAUniqueConstraintOnAUniqueColumnIsLost(HibernateVersion version) {
    assertThat(facts(version, "users")).noneMatch(fact -> fact.contains("ux_lost"));
  }

  @ParameterizedTest
  @EnumSource
  void uniqueConstraintsKeepTheirNamesOrGetPostgresqls(HibernateVersion version) {
    assertThat(facts(version, "users"))
        .contains(
            "unique users.ux_login (login)",
            "unique users.users_firstname_lastname_key (firstname, lastname)",
            "unique users.ux_badge (badge)");
  }

  @ParameterizedTest
  @EnumSource
  void uniqueIndexThatSortsIsAUniqueIndex(HibernateVersion version) {
    assertThat(facts(version, "users")).contains("index users.ux_nick (nick desc) unique");
  }

  @ParameterizedTest
  @EnumSource
  void indexesHaveExpressionsAndOrders(HibernateVersion version) {
    assertThat(facts(version, "users"))
        .contains("index users.ix_lower (lower(login), lastname desc)")
        .anyMatch(fact -> fact.matches("index users\\.idx[0-9a-z]+ \\(badge, nick\\)"));
  }

  @ParameterizedTest
  @EnumSource
  void foreignKeysHaveHibernatesNames(HibernateVersion version) {
    assertThat(facts(version, "users"))
        .anyMatch(
            fact ->
                fact.matches(
                    "foreign key users\\.fk[0-9a-z]{20,25} \\(boss_id\\) references users \\(id\\)"));
    assertThat(facts(version, "account"))
        .contains("foreign key account.fk_owner (owner_id) references users (id)")
        .anyMatch(fact -> fact.endsWith("(gone_id) references users (id) on delete cascade"))
        .noneMatch(fact -> fact.startsWith("foreign key") && fact.contains("free_id"));
  }

  @ParameterizedTest
  @EnumSource
  void foreignKeyFollowsTheOrderOfTheCompositeKey(HibernateVersion version) {
    assertThat(facts(version, "line")).contains("primary key line.line_pkey (apple, zebra)");
    assertThat(facts(version, "part"))
        .contains("primary key part.part_pkey (apple, zebra, part)")
        .anyMatch(fact -> fact.endsWith("(line_apple, line_zebra) references line (apple, zebra)"));
  }

  @ParameterizedTest
  @EnumSource
  void enumsAreChecked(HibernateVersion version) {
    assertThat(facts(version, "users"))
        .contains("check users.users_role_check (role in ('READER','WRITER'))")
        .anyMatch(fact -> fact.matches("check users\\.users_ordinal_check \\(.*0.*1.*\\)"));
  }

  @ParameterizedTest
  @EnumSource
  void checksAreNumberedInTheOrderOfTheStatement(HibernateVersion version) {
    assertThat(facts(version, "account"))
        .contains(
            "check account.account_amount_check (amount > 0)",
            "check account.account_amount_check1 (amount < 100)",
            "check account.account_check (low < high)",
            "check account.ck_named (low > 0)");
  }

  @ParameterizedTest
  @EnumSource
  void subclassesOfASingleTableAreCheckedSinceHibernate7(HibernateVersion version) {
    List<String> checks =
        facts(version, "payment").stream().filter(fact -> fact.startsWith("check")).toList();
    if (version == HibernateVersion.HIBERNATE_6) {
      assertThat(checks).isEmpty();
    } else {
      assertThat(checks)
          .containsExactly(
              "check payment.payment_check (DTYPE <> 'CardPayment' or (card is not null))",
              "check payment.payment_dtype_check (DTYPE in ('Payment','CardPayment'))");
    }
  }

  @ParameterizedTest
  @EnumSource
  void setOfValuesIsUniqueSinceHibernate7(HibernateVersion version) {
    assertThat(
            facts(version, "account_labels").stream().anyMatch(fact -> fact.startsWith("unique")))
        .isEqualTo(version == HibernateVersion.HIBERNATE_7);
  }

  @ParameterizedTest
  @EnumSource
  void tablePerClassRepeatsUniquesAndHasNoTableForTheAbstractClass(HibernateVersion version) {
    assertThat(facts(version, "animal")).isEmpty();
    assertThat(facts(version, "dog")).contains("unique dog.dog_name_key (name)");
    assertThat(facts(version, "cat")).contains("unique cat.cat_name_key (name)");
  }

  @ParameterizedTest
  @EnumSource
  void constraintsNameTheirProperty(HibernateVersion version) {
    TargetMetadata metadata = EntityProject.scanned(version, SOURCE);
    assertThat(metadata.print())
        .contains("unique users.users_email_key (email) -- app.User#email")
        .contains("references users (id) on delete cascade -- app.Account#gone")
        .contains("(firstname, lastname) -- app.User")
        .contains("index users.ux_nick (nick desc) unique -- app.User#nick")
        .contains("check account.account_check (low < high) -- app.Account");
  }
}
