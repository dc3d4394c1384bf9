package dev.autogen.engine;

/**
 * What becomes of a schema when Hibernate is upgraded and the entities stay.
 *
 * @param from the version of Hibernate ORM that reads them now
 * @param to the version that would
 * @param proposal what the revision after the upgrade would hold
 */
public record HibernateUpgrade(String from, String to, Proposal proposal) {}
