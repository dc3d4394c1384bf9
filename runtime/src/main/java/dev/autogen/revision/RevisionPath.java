package dev.autogen.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the revisions between where a database is and where it is to be. */
final class RevisionPath {

  private final RevisionGraph graph;

  RevisionPath(RevisionGraph graph) {
    this.graph = graph;
  }

  List<RevisionHeader> between(RevisionRange range) {
    RevisionSubset upTo = graph.upTo(range.to());
    if (range.from().isEmpty()) {
      return upTo.headers();
    }
    List<RevisionHeader> between = upTo.within(graph.from(range.from())).headers();
    if (between.isEmpty()) {
      boolean reversed =
          !graph.upTo(range.from()).within(graph.from(range.to())).headers().isEmpty();
      throw AutogenException.failed(
          "Revision %s does not come before %s. %s"
              .formatted(
                  named(range.from()),
                  named(range.to()),
                  reversed
                      ? "Name the older one first."
                      : "They are on different branches: name revisions of one."));
    }
    return between;
  }

  List<RevisionHeader> upgrade(Collection<String> current, String expression) {
    RevisionExpression parsed = RevisionExpression.parse(expression);
    if (parsed.countsFromCurrent() && parsed.steps() < 0) {
      throw AutogenException.usage(
          "%s goes back. Run 'autogen downgrade %s'.".formatted(expression, expression));
    }
    return upgrade(current, new RevisionResolver(graph, current).resolve(parsed));
  }

  List<RevisionHeader> upgrade(Collection<String> current, Collection<String> targets) {
    targets.forEach(graph::get);
    RevisionSubset applied = graph.upTo(current);
    if (targets.isEmpty() && !graph.isEmpty() && !current.isEmpty()) {
      throw older("Base", "base", current);
    }
    Set<String> heads = graph.heads();
    for (String target : targets) {
      // A head that others depend on is applied with them, and still a head to go to.
      if (applied.contains(target) && !current.contains(target) && !heads.contains(target)) {
        List<String> above =
            current.stream().filter(one -> graph.areAbove(Set.of(one), target)).toList();
        throw older("Revision " + target, target, above);
      }
    }
    return graph.upTo(targets).without(applied).headers();
  }

  private static AutogenException older(String subject, String target, Collection<String> current) {
    return AutogenException.failed(
        "%s is older than %s, where the database is. To go back, run 'autogen downgrade %s'."
            .formatted(subject, named(current), target));
  }

  List<RevisionHeader> downgrade(Collection<String> current, String expression) {
    RevisionExpression parsed = RevisionExpression.parse(expression);
    if (parsed.countsFromCurrent() && parsed.steps() > 0) {
      throw AutogenException.usage(
          "%s goes forward. Run 'autogen upgrade %s'.".formatted(expression, expression));
    }
    RevisionResolver resolver = new RevisionResolver(graph, current);
    Set<String> targets = resolver.resolve(parsed);
    if (targets.size() > 1) {
      throw AutogenException.failed(
          "%s names %s: %s. Name one to go back to."
              .formatted(
                  expression, Sentences.count(targets, "revision"), Sentences.list(targets)));
    }
    RevisionSubset applied = graph.upTo(current);
    if (!applied.containsAll(targets)) {
      throw AutogenException.failed(
          ("Revision %s is not applied: the database is at %s. To apply it, run 'autogen upgrade "
                  + "%s'.")
              .formatted(named(targets), named(current), named(targets)));
    }
    RevisionSubset undone = graph.from(firstUndone(parsed, targets, resolver)).within(applied);
    List<RevisionHeader> path = new ArrayList<>(undone.headers());
    Collections.reverse(path);
    return path;
  }

  /** Returns what directly follows the target, of the branch that is meant. */
  private Set<String> firstUndone(
      RevisionExpression expression, Set<String> targets, RevisionResolver resolver) {
    if (targets.isEmpty() && !expression.branch().isEmpty()) {
      // A branch that goes back to base leaves what it was branched off from to the others.
      return Set.of(resolver.branchStart(expression.branch()));
    }
    Set<String> first =
        new TreeSet<>(
            targets.isEmpty() ? graph.bases() : graph.children(targets.iterator().next()));
    if (!expression.branch().isEmpty()) {
      first.retainAll(resolver.lineage(expression.branch()));
    } else if (expression.countsFromCurrent() || expression.relative() && targets.isEmpty()) {
      // Going back from a revision leaves other branches from the same start, or another, alone.
      resolver.starts(expression).forEach(id -> first.retainAll(graph.lineage(id)));
    }
    return first;
  }

  Set<String> headsAfterUpgrade(Collection<String> current, String id) {
    Set<String> heads = new TreeSet<>(current);
    heads.removeAll(graph.needs(id));
    heads.add(id);
    return heads;
  }

  Set<String> headsAfterDowngrade(Collection<String> current, String id) {
    Set<String> heads = new TreeSet<>(current);
    heads.remove(id);
    Set<String> uncovered = new TreeSet<>(graph.needs(id));
    uncovered.removeIf(one -> graph.areAbove(heads, one));
    Set<String> all = Set.copyOf(uncovered);
    uncovered.removeIf(one -> graph.areAbove(without(all, one), one));
    heads.addAll(uncovered);
    return heads;
  }

  private static Set<String> without(Set<String> ids, String one) {
    Set<String> rest = new HashSet<>(ids);
    rest.remove(one);
    return rest;
  }

  private static String named(Collection<String> ids) {
    return ids.isEmpty() ? "base" : Sentences.list(new TreeSet<>(ids));
  }
}
