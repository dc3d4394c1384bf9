package dev.autogen.diff;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.ObjectKind;
import dev.autogen.schema.TargetMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether two facts of the model come from the same class and property, then and now. A class that
 * has another name is the same where its table is.
 */
final class Origins {

  private final TargetMetadata then;
  private final TargetMetadata now;

  /** Classes as they are called now, by what they were called. */
  private final Map<String, String> classes = new HashMap<>();

  /**
   * Compares two models.
   *
   * @param then the model before, as far as it is known with its new names
   */
  Origins(TargetMetadata then, TargetMetadata now) {
    this.then = then;
    this.now = now;
    then.origins()
        .forEach(
            (id, was) -> {
              String is = now.origins().getOrDefault(id, was);
              if (id.kind() == ObjectKind.TABLE && isClass(was) && isClass(is)) {
                classes.put(was, is);
              }
            });
  }

  private static boolean isClass(String origin) {
    return origin.indexOf('#') < 0;
  }

  /**
   * Tells whether an object of then and one of now come from the same; of columns only a property
   * tells that.
   */
  boolean same(ObjectId was, ObjectId is) {
    return both(was, is)
        .filter(both -> both.sameClass() && both.was.path.equals(both.is.path))
        .filter(both -> was.kind() != ObjectKind.COLUMN || !both.is.path.isEmpty())
        .isPresent();
  }

  /** Tells the same, by the names that the one of now says it had before. */
  boolean formerlySame(ObjectId was, ObjectId is) {
    return both(was, is).filter(Both::isFormer).isPresent();
  }

  /** Tells whether the one of now says by a former name that it comes from the other's origin. */
  boolean saysItIs(ObjectId was, ObjectId is) {
    return both(was, is).filter(both -> both.isFormer() && both.isSaid()).isPresent();
  }

  /** Tells whether the one of now says that this was its name. */
  boolean saysItWas(ObjectId is, String name) {
    return Optional.ofNullable(now.origins().get(is))
        .filter(origin -> formerNames(origin).contains(name))
        .isPresent();
  }

  /**
   * Tells whether a value of an enumeration says that this was its name: a constant, or a class by
   * which rows tell their subclass.
   */
  boolean valueWas(ObjectId holder, String is, String was) {
    String constant = now.origins().getOrDefault(holder, "") + "." + is;
    return now.formerNames().entrySet().stream()
        .filter(entry -> entry.getValue().contains(was))
        .map(Map.Entry::getKey)
        .anyMatch(
            origin ->
                origin.equals(constant)
                    || isClass(origin) && Origin.of(origin).simpleName().equals(is));
  }

  private List<String> formerNames(String origin) {
    return now.formerNames().getOrDefault(origin, List.of());
  }

  private Optional<Both> both(ObjectId was, ObjectId is) {
    String before = then.origins().get(was);
    String after = now.origins().get(is);
    return before == null || after == null
        ? Optional.empty()
        : Optional.of(new Both(Origin.of(before), Origin.of(after)));
  }

  /** {@code com.example.Post#address.city}: a class and the properties on the way. */
  private record Origin(String className, List<String> path) {

    static Origin of(String text) {
      int hash = text.indexOf('#');
      return hash < 0
          ? new Origin(text, List.of())
          : new Origin(text.substring(0, hash), List.of(text.substring(hash + 1).split("\\.")));
    }

    String upTo(int place) {
      return className + "#" + String.join(".", path.subList(0, place + 1));
    }

    String simpleName() {
      return className.substring(
          Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
  }

  private final class Both {
    private final Origin was;
    private final Origin is;

    Both(Origin was, Origin is) {
      this.was = was;
      this.is = is;
    }

    boolean sameClass() {
      return classes.getOrDefault(was.className, was.className).equals(is.className);
    }

    /** Tells whether a property on the way had another name; that of a class says less. */
    boolean isSaid() {
      return !was.path.equals(is.path);
    }

    boolean isFormer() {
      List<String> classNames = formerNames(is.className);
      boolean formerClass =
          sameClass()
              || classNames.contains(was.className)
              || classNames.contains(was.simpleName());
      boolean formerPath = was.path.size() == is.path.size();
      for (int i = 0; formerPath && i < is.path.size(); i++) {
        formerPath =
            was.path.get(i).equals(is.path.get(i))
                || formerNames(is.upTo(i)).contains(was.path.get(i));
      }
      return formerClass && formerPath;
    }
  }
}
