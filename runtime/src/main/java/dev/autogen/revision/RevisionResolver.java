package dev.autogen.revision;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the revisions that an expression names, for a database at certain revisions. */
final class RevisionResolver {

  private final RevisionGraph graph;
  private final Set<String> current;
  private final Map<String, Set<String>> lineages = new HashMap<>();

  RevisionResolver(RevisionGraph graph, Collection<String> current) {
    this.graph = graph;
    this.current = new TreeSet<>(current);
  }

  RevisionRange range(String expression) {
    String[] sides = expression.split(":", -1);
    if (sides.length != 2) {
      throw AutogenException.usage(
          "'%s' is no range. Write FROM:TO, FROM: or :TO.".formatted(expression));
    }
    Set<String> from = sides[0].isEmpty() ? Set.of() : resolve(RevisionExpression.parse(sides[0]));
    if (sides[1].isEmpty()) {
      return new RevisionRange(from, graph.heads());
    }
    RevisionExpression to = RevisionExpression.parse(sides[1]);
    boolean countsFromLeft = to.countsFromCurrent() && !sides[0].isEmpty();
    return new RevisionRange(
        from, countsFromLeft ? new RevisionResolver(graph, from).resolve(to) : resolve(to));
  }

  Set<String> resolve(RevisionExpression expression) {
    if (!expression.relative()) {
      return symbol(expression);
    }
    Optional<String> reached = walk(one(starts(expression), expression), expression);
    return reached.map(Set::of).orElse(Set.of());
  }

  /** Returns where a relative expression counts from. */
  Set<String> starts(RevisionExpression expression) {
    return expression.countsFromCurrent() ? currentOn(expression.branch()) : symbol(expression);
  }

  /** Returns the first revision of what a label or id names, after it was branched off. */
  String branchStart(String branch) {
    return graph.branchStart(revision(branch, ""));
  }

  private Set<String> symbol(RevisionExpression expression) {
    String branch = expression.branch();
    return switch (expression.symbol()) {
      case "head" -> head(branch);
      case "heads" -> on(branch, graph.heads());
      case "base" -> Set.of();
      case "current" -> branch.isEmpty() ? current : currentOn(branch);
      default -> Set.of(revision(expression.symbol(), branch));
    };
  }

  private Set<String> head(String branch) {
    Set<String> heads = on(branch, graph.heads());
    if (heads.size() > 1) {
      throw AutogenException.failed(
          "There are %s%s: %s. Merge them with 'autogen merge', name one, or write 'heads' for all."
              .formatted(
                  Sentences.count(heads, "head"),
                  branch.isEmpty() ? "" : " on branch " + branch,
                  Sentences.list(heads)));
    }
    return heads;
  }

  /**
   * Returns where the database is on a branch: that may be a revision below its heads, where
   * branches have a common start or depend on each other.
   */
  Set<String> currentOn(String branch) {
    if (branch.isEmpty()) {
      return current;
    }
    Set<String> applied = on(branch, graph.ancestors(current));
    Set<String> tips = new TreeSet<>(applied);
    applied.forEach(id -> tips.removeAll(graph.parents(id)));
    return tips;
  }

  private Set<String> on(String branch, Set<String> ids) {
    if (branch.isEmpty()) {
      return new TreeSet<>(ids);
    }
    Set<String> lineage = lineage(branch);
    return ids.stream().filter(lineage::contains).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the revisions that share a line with what a label or id names. */
  Set<String> lineage(String branch) {
    return lineages.computeIfAbsent(branch, name -> graph.lineage(revision(name, "")));
  }

  private String revision(String name, String branch) {
    if (graph.find(name).isPresent()) {
      return onBranch(name, branch);
    }
    Optional<String> labelled = graph.labelled(name);
    if (labelled.isPresent()) {
      return onBranch(labelled.get(), branch);
    }
    Collection<String> named = graph.ofClass(name);
    Predicate<String> within = branch.isEmpty() ? id -> true : lineage(branch)::contains;
    List<String> matches =
        (named.isEmpty() ? graph.startingWith(name) : named).stream().filter(within).toList();
    if (matches.isEmpty()) {
      throw AutogenException.failed(
          "There is no revision %s%s. 'autogen history' lists them."
              .formatted(name, branch.isEmpty() ? "" : " on branch " + branch));
    }
    if (matches.size() > 1) {
      throw AutogenException.failed(
          "Revision %s is ambiguous: %s. Give more characters."
              .formatted(name, Sentences.list(matches)));
    }
    return matches.get(0);
  }

  private String onBranch(String id, String branch) {
    if (!branch.isEmpty() && !lineage(branch).contains(id)) {
      throw AutogenException.failed("Revision %s is not on branch %s.".formatted(id, branch));
    }
    return id;
  }

  /** Returns the one revision to start from; none is base. */
  private static Optional<String> one(Set<String> starts, RevisionExpression expression) {
    if (starts.size() > 1) {
      String from =
          expression.countsFromCurrent()
              ? "The database is at"
              : expression.symbol() + " stands for";
      throw AutogenException.failed(
          "%s %s: %s. Name the one that %+d counts from, as in %s%+d."
              .formatted(
                  from,
                  Sentences.count(starts, "revision"),
                  Sentences.list(starts),
                  expression.steps(),
                  expression.countsFromCurrent() && expression.branch().isEmpty()
                      ? starts.iterator().next() + "@"
                      : starts.iterator().next(),
                  expression.steps()));
    }
    return starts.stream().findFirst();
  }

  private Optional<String> walk(Optional<String> start, RevisionExpression expression) {
    Optional<String> at = start;
    for (int taken = 0; taken < Math.abs(expression.steps()); taken++) {
      if (expression.steps() < 0 && at.isEmpty()) {
        throw tooFar(expression, start, taken);
      }
      Set<String> next = next(at, expression);
      if (next.size() > 1) {
        throw ambiguous(at, next, expression);
      }
      if (expression.steps() > 0 && next.isEmpty()) {
        throw tooFar(expression, start, taken);
      }
      at = next.stream().findFirst();
    }
    return at;
  }

  private Set<String> next(Optional<String> at, RevisionExpression expression) {
    Set<String> next;
    if (expression.steps() < 0) {
      next = graph.parents(at.orElseThrow());
    } else {
      next = at.map(graph::children).orElseGet(graph::bases);
    }
    return on(expression.branch(), next);
  }

  private static AutogenException tooFar(
      RevisionExpression expression, Optional<String> start, int possible) {
    String amount =
        (possible == 1 ? "is " : "are ")
            + (possible == 0 ? "" : "only ")
            + Sentences.count(possible, "revision");
    return AutogenException.failed(
        "%s goes too far: there %s %s %s."
            .formatted(
                expression.text(),
                amount,
                expression.steps() > 0 ? "after" : "up to",
                start.orElse("base")));
  }

  private static AutogenException ambiguous(
      Optional<String> at, Set<String> next, RevisionExpression expression) {
    boolean up = expression.steps() > 0;
    return AutogenException.failed(
        "%s is ambiguous, since %s come %s %s: %s. Name the one to go to."
            .formatted(
                expression.text(),
                Sentences.count(next, "revision"),
                up ? "after" : "before",
                at.orElse("base"),
                Sentences.list(next)));
  }
}
