package dev.autogen.scanner.inside;

import dev.autogen.revision.AutogenException;
import dev.autogen.scanner.ddl.DdlException;
import dev.autogen.scanner.ddl.ScriptReader;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;

/**
 * Hibernate's auxiliary database objects: named enums with their casts and exclusion constraints,
 * which are read, and other SQL of the mapping's author, which is kept as it is.
 */
final class AuxiliaryObjects {

  private final Database database;
  private final Dialect dialect;
  private final SqlStringGenerationContext context;
  private final ScriptReader script;

  AuxiliaryObjects(
      Database database, Dialect dialect, SqlStringGenerationContext context, ScriptReader script) {
    this.database = database;
    this.dialect = dialect;
    this.context = context;
    this.script = script;
  }

  /** Reads the types and casts, on which columns depend. */
  void readTypes() {
    applicable()
        .filter(this::isType)
        .forEach(
            object -> {
              for (String sql : object.sqlCreateStrings(context)) {
                read(sql);
              }
            });
  }

  private void read(String sql) {
    try {
      script.createTypeOrCast(sql);
    } catch (DdlException e) {
      throw AutogenException.failed(
          "Hibernate's statement '%s' cannot be used: %s. Correct the mapping and run again."
              .formatted(sql, e.getMessage()),
          e);
    }
  }

  /** Reads the others, which may depend on anything else. */
  void readOthers() {
    applicable()
        .filter(object -> !isType(object))
        .forEach(
            object -> {
              List<String> create = List.of(object.sqlCreateStrings(context));
              if (create.stream().allMatch(script::isExclusion)) {
                create.forEach(script::addExclusion);
              } else {
                script.keep(create, List.of(object.sqlDropStrings(context)));
              }
            });
  }

  private boolean isType(AuxiliaryDatabaseObject object) {
    return Stream.of(object.sqlCreateStrings(context)).allMatch(ScriptReader::isTypeOrCast);
  }

  private Stream<AuxiliaryDatabaseObject> applicable() {
    return database.getAuxiliaryDatabaseObjects().stream()
        .filter(object -> object.appliesToDialect(dialect));
  }
}
