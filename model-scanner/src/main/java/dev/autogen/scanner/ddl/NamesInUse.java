package dev.autogen.scanner.ddl;

import dev.autogen.schema.GeneratedNames;
import dev.autogen.schema.Index;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlExpressions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that a script has used so far, on which those depend that PostgreSQL chooses. A given
 * name is taken as it is; one that is chosen is taken at once. See {@link GeneratedNames} for which
 * kinds of names stand in each other's way.
 */
final class NamesInUse {

  private final Set<QualifiedName> relations = new HashSet<>();
  private final Set<QualifiedName> constraints = new HashSet<>();

  void addRelation(QualifiedName name) {
    relations.add(name);
  }

  String sequence(QualifiedName table, String column) {
    String name = GeneratedNames.sequence(table.name(), column, taken -> isRelation(table, taken));
    addRelation(table.sibling(name));
    return name;
  }

  String check(QualifiedName table, String given, String expression, Collection<String> columns) {
    String name =
        given.isEmpty()
            ? GeneratedNames.check(
                table.name(),
                SqlExpressions.mentioned(expression, columns),
                taken -> isConstraint(table, taken))
            : given;
    constraints.add(table.sibling(name));
    return name;
  }

  String foreignKey(QualifiedName table, String given, List<String> columns) {
    String name =
        given.isEmpty()
            ? GeneratedNames.foreignKey(table.name(), columns, taken -> isConstraint(table, taken))
            : given;
    constraints.add(table.sibling(name));
    return name;
  }

  String primaryKey(QualifiedName table, String given) {
    return key(
        table,
        given.isEmpty()
            ? GeneratedNames.primaryKey(table.name(), taken -> isKeyOrRelation(table, taken))
            : given);
  }

  String unique(QualifiedName table, String given, List<String> columns, List<String> include) {
    return key(
        table,
        given.isEmpty()
            ? GeneratedNames.unique(
                table.name(), columns, include, taken -> isKeyOrRelation(table, taken))
            : given);
  }

  String index(Index unnamed, String given) {
    QualifiedName table = unnamed.table();
    String name =
        given.isEmpty()
            ? GeneratedNames.index(
                table.name(),
                unnamed.keys(),
                unnamed.include(),
                taken -> isKeyOrRelation(table, taken))
            : given;
    addRelation(table.sibling(name));
    return name;
  }

  private String key(QualifiedName table, String name) {
    addRelation(table.sibling(name));
    constraints.add(table.sibling(name));
    return name;
  }

  private boolean isRelation(QualifiedName table, String name) {
    return relations.contains(table.sibling(name));
  }

  private boolean isConstraint(QualifiedName table, String name) {
    return constraints.contains(table.sibling(name));
  }

  private boolean isKeyOrRelation(QualifiedName table, String name) {
    return isRelation(table, name) || isConstraint(table, name);
  }
}
