package com.example;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** Uses entities that scaffold wrote on the database they are of. */
public final class Trial {

  private Trial() {}

  public static void run(String url, List<Class<?>> classes) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setProperty("hibernate.connection.url", url);
    configuration.setProperty("hibernate.type.json_format_mapper", Texts.class.getName());
    classes.forEach(configuration::addAnnotatedClass);
    try (SessionFactory sessions = configuration.buildSessionFactory()) {
      ids(sessions);
      types(sessions);
      associations(sessions);
      columns(sessions);
    }
  }

  /** An application has Jackson; these entities have texts. */
  public static final class Texts implements FormatMapper {
    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
      return type.getJavaTypeClass().cast(text.toString());
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
      return value.toString();
    }
  }

  private static void check(Object is, Object should) {
    if (!should.equals(is)) {
      throw new AssertionError("is " + is + " and should be " + should);
    }
  }

  private static void ids(SessionFactory sessions) {
    sessions.inTransaction(
        session -> {
          Serial serial = new Serial();
          Serial second = new Serial();
          session.persist(serial);
          session.persist(second);
          AlwaysIdentity always = new AlwaysIdentity();
          always.setName("x");
          session.persist(always);
          CountedIdentity counted = new CountedIdentity();
          session.persist(counted);
          Ticket ticket = new Ticket();
          ticket.setSubject("x");
          session.persist(ticket);
          UuidEntity uuid = new UuidEntity();
          uuid.setId(java.util.UUID.randomUUID());
          session.persist(uuid);
          session.flush();
          check(serial.getId(), 1);
          check(second.getId(), 2);
          check(serial.getVersion(), (short) 1);
          check(always.getId(), 1);
          check(counted.getId(), 1000L);
          check(ticket.getId(), 100L);
          SerialChild child = new SerialChild();
          child.setId(1L);
          child.setParent(serial);
          session.persist(child);
        });
  }

  private static void types(SessionFactory sessions) throws Exception {
    InetAddress address = InetAddress.getByName("10.0.0.1");
    Type type = new Type();
    type.setAPrice(new BigDecimal("12.50"));
    type.setAText("a text");
    type.setAChar("abc");
    type.setABytea(new byte[] {1, 2});
    type.setATime3(LocalTime.of(1, 2, 3, 4_000_000));
    type.setATimetz("10:00:00+02");
    type.setATimestamptz(OffsetDateTime.parse("2026-01-02T03:04:05Z"));
    type.setAnInterval(Duration.ofHours(30));
    type.setAJson("{\"a\": 1}");
    type.setAJsonb("[1, 2]");
    type.setAnXml("<a/>");
    type.setAnInet(address);
    type.setACidr("10.0.0.0/8");
    type.setAMacaddr("08:00:2b:01:02:03");
    type.setAMoney("12.00");
    type.setABit("10101010");
    type.setAnOid(42L);
    type.setATsvector("a:1 b:2");
    type.setAPoint("(1,2)");
    type.setARange("[1,5)");
    type.setARegclass("people");
    type.setIntegers(new Integer[] {1, 2});
    type.setTexts(new String[] {"a", "b"});
    type.setVarchars(new String[] {"v"});
    type.setMoods(new String[] {"sad", "happy"});
    type.setInets(new String[] {"10.0.0.1/8"});
    type.setJsons(new String[] {"{}"});
    type.setAnEmail("a@b");
    type.setAnAddress("(Street,{1234})");
    Place place = new Place();
    place.setZip(1234);
    place.setTown("Town");
    place.setBuilt(java.time.LocalDate.of(1900, 1, 2));
    type.setAPlace(place);
    type.setSomePlaces(new String[] {"(1,a,,,)"});
    type.setAMood(Mood.happy);
    type.setASize(GrößeDerKiste.SEHR_GROSS);
    type.setALevel(Level.high);
    sessions.inTransaction(session -> session.persist(type));
    sessions.inTransaction(
        session -> {
          Type found = session.find(Type.class, type.getId());
          check(found.getAPrice(), new BigDecimal("12.50"));
          check(found.getAChar(), "abc");
          check(found.getATime3(), LocalTime.of(1, 2, 3, 4_000_000));
          check(found.getATimetz(), "10:00:00+02");
          check(found.getAnInterval(), Duration.ofHours(30));
          check(found.getAJsonb(), "[1, 2]");
          check(found.getAnInet(), address);
          check(found.getAMacaddr(), "08:00:2b:01:02:03");
          check(found.getABit(), "10101010");
          check(found.getAnOid(), 42L);
          check(found.getATsvector(), "'a':1 'b':2");
          check(found.getARange(), "[1,5)");
          check(found.getTexts()[1], "b");
          check(found.getMoods()[1], "happy");
          check(found.getAnEmail(), "a@b");
          check(found.getAnAddress(), "(Street,{1234})");
          check(found.getAPlace().getTown(), "Town");
          check(found.getAPlace().getZip(), 1234);
          check(found.getAPlace().getBuilt(), java.time.LocalDate.of(1900, 1, 2));
          check(found.getSomePlaces()[0], "(1,a,,,)");
          check(found.getAMood(), Mood.happy);
          check(found.getASize(), GrößeDerKiste.SEHR_GROSS);
          check(found.getALevel(), Level.high);
          check(
              session
                  .createSelectionQuery(
                      "from Type where aSize = com.example.GrößeDerKiste.SEHR_GROSS and aMood = :mood",
                      Type.class)
                  .setParameter("mood", Mood.happy)
                  .getResultList()
                  .size(),
              1);
          check(
              session
                  .createSelectionQuery("from Type where aMood = com.example.Mood.happy", Type.class)
                  .getResultList()
                  .size(),
              1);
        });
  }

  private static Person person(String name) {
    Person person = new Person();
    person.setName(name);
    person.setTaxNumber(name + "1");
    return person;
  }

  private static void associations(SessionFactory sessions) {
    sessions.inTransaction(
        session -> {
          Person boss = person("boss");
          Person clerk = person("clerk");
          clerk.setManager(boss);
          boss.setFriends(Set.of(clerk));
          session.persist(boss);
          session.persist(clerk);
          PersonDetail detail = new PersonDetail();
          detail.setPerson(clerk);
          detail.setBiography("short");
          session.persist(detail);
          Order2 order = new Order2();
          order.setTenantId(1);
          order.setNumber(7);
          order.setCustomer(clerk);
          order.setPeople(Set.of(boss, clerk));
          session.persist(order);
          OrderLine line = new OrderLine();
          line.setOrder2(order);
          line.setLine((short) 3);
          session.persist(line);
          LineNote note = new LineNote();
          note.setOrderLine(line);
          note.setNoteNumber(1);
          note.setNote("fragile");
          session.persist(note);
          Shipment shipment = new Shipment();
          shipment.setId(1L);
          shipment.setTenantId(1);
          shipment.setOrderNumber(7);
          session.persist(shipment);
        });
    sessions.inTransaction(
        session -> {
          Person boss =
              session
                  .createSelectionQuery("from Person where name = 'boss'", Person.class)
                  .getSingleResult();
          check(boss.getPeopleByManager().size(), 1);
          Person clerk = boss.getPeopleByManager().get(0);
          check(clerk.getPersonDetail().getBiography(), "short");
          check(clerk.getPeople().iterator().next(), boss);
          LineNote note =
              session.find(
                  LineNote.class,
                  new LineNoteId(new OrderLineId(new Order2Id(1, 7), (short) 3), 1));
          check(note.getNote(), "fragile");
          check(note.getOrderLine().getOrder2().getCustomer(), clerk);
          Order2 order = session.find(Order2.class, new Order2Id(1, 7));
          check(order.getPeople().size(), 2);
          check(order.getShipmentsByOrder2ByOrderNumber().size(), 1);
          check(order.getOrderLines().get(0).getLineNotes().get(0), note);
        });
  }

  private static void columns(SessionFactory sessions) {
    sessions.inTransaction(
        session -> {
          ColumnEntity row = new ColumnEntity();
          row.setDraft("a");
          row.setAmount(4);
          row.setCreated(OffsetDateTime.parse("2026-01-02T03:04:05Z"));
          row.setStatus(ColumnEntityStatus.PAID);
          session.persist(row);
          session.flush();
          check(row.getFullName(), "a!");
          check(row.getDoubled(), 8);
        });
  }
}
