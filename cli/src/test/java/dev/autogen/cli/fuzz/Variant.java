package dev.autogen.cli.fuzz;

import java.util.List;

/**
 * One way to write a construct; see {@link Template} for its language.
 *
 * @param text what is written
 * @param family a feature changes only from one variant to another of the same family
 * @param idType the Java type of an identifier; empty for what is none
 * @param sinceHibernate7 whether only Hibernate 7 (Jakarta Persistence 3.2) knows it
 * @param labels the values of an enum that the construct declares
 */
record Variant(
    String text, String family, String idType, boolean sinceHibernate7, List<String> labels) {

  Variant {
    labels = List.copyOf(labels);
  }

  Variant withFamily(String other) {
    return new Variant(text, other, idType, sinceHibernate7, labels);
  }

  Variant withIdType(String other) {
    return new Variant(text, family, other, sinceHibernate7, labels);
  }

  Variant withSinceHibernate7() {
    return new Variant(text, family, idType, true, labels);
  }
}
