package dev.autogen.cli.fuzz;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Something that a mapping can say, with the ways to say it.
 *
 * @param name what reports call it
 * @param traits what generation has to know
 * @param needs what a feature of it refers to, in order
 * @param variants the ways to write it
 */
record Construct(String name, Set<Trait> traits, List<Need> needs, List<Variant> variants) {

  Construct {
    traits = Set.copyOf(traits);
    needs = List.copyOf(needs);
    variants = List.copyOf(variants);
  }

  static Construct of(String name, Trait... traits) {
    return new Construct(name, Set.of(traits), List.of(), List.of());
  }

  Construct needing(Need... needs) {
    return new Construct(name, traits, List.of(needs), variants);
  }

  /** Returns this with another way to write it, lines of {@link Template}. */
  Construct variant(String... lines) {
    return with(new Variant(String.join("\n", lines), "", "", false, List.of()));
  }

  /** Returns this with an identifier of that Java type. */
  Construct id(String idType, String... lines) {
    return with(new Variant(String.join("\n", lines), "", idType, false, List.of()));
  }

  /** Returns this with another way to write it, an enum {@code $Name} with those values. */
  Construct labels(String annotations, String... labels) {
    String text =
        "type: enum $Name { %s }\n%s @Column(name = ‹$0›) $Name $name;"
            .formatted(String.join(", ", labels), annotations);
    return with(new Variant(text, "", "", false, List.of(labels)));
  }

  /** Returns this where only Hibernate 7 knows the variant that was added last. */
  Construct since7() {
    return replaceLast(last().withSinceHibernate7());
  }

  /** Returns this where the variant that was added last changes only into those of its family. */
  Construct family(String family) {
    return replaceLast(last().withFamily(family));
  }

  private Variant last() {
    return variants.get(variants.size() - 1);
  }

  private Construct replaceLast(Variant variant) {
    List<Variant> others = new ArrayList<>(variants);
    others.set(others.size() - 1, variant);
    return new Construct(name, traits, needs, others);
  }

  private Construct with(Variant variant) {
    List<Variant> more = new ArrayList<>(variants);
    more.add(variant);
    return new Construct(name, traits, needs, more);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  boolean needsEntity() {
    return needs.contains(Need.ENTITY) || needs.contains(Need.COMPOSITE);
  }

  /** Returns the variants that a feature of one variant can change into. */
  List<Integer> changesOf(int variant) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      if (i != variant && variants.get(i).family().equals(variants.get(variant).family())) {
        others.add(i);
      }
    }
    return others;
  }

  /** Returns what edits can do with features of it. */
  Set<EditKind> edits() {
    Set<EditKind> edits = EnumSet.of(EditKind.ADD, EditKind.DROP);
    boolean changes = false;
    for (int i = 0; i < variants.size(); i++) {
      changes |= !changesOf(i).isEmpty();
    }
    if (is(Trait.RENAMES_VALUE)) {
      edits.add(EditKind.RENAME);
    } else if (changes) {
      edits.add(EditKind.CHANGE);
    }
    if (is(Trait.RENAMABLE)) {
      edits.add(EditKind.RENAME);
    }
    return edits;
  }

  /** Returns this with the variants that Hibernate 6.6 knows. */
  Construct inHibernate6() {
    return new Construct(
        name, traits, needs, variants.stream().filter(v -> !v.sinceHibernate7()).toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
