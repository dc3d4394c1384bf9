package dev.autogen.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What PostgreSQL prints for an expression once printing and reading it change nothing more. {@code
 * status in ('A')} is printed with casts, and read again these are printed in another place.
 *
 * @param sql the text; empty for a default that is null
 * @param error what PostgreSQL says to the expression; empty if it takes it
 */
record StableText(String sql, String error) {

  /**
   * Expressions are attached to empty temporary tables, never evaluated. An index key is read as
   * part of a check, {@code (key) is null}: the text is the same, and no index has to be made. The
   * exception at the end of a unit undoes its objects.
   */
  private static final String FUNCTION =
      """
      create function pg_temp.autogen_stable_text(
        unit int[], kind text[], target text[], body text[])
      returns table (line int, stable text, problem text, unit_failed boolean)
      language plpgsql as $function$
      #variable_conflict use_variable
      declare
        i int := 1;
        current_unit int;
        unit_problem text;
        relation oid;
        relation_name text;
        given text;
        name text;
      begin
        while i <= cardinality(unit) loop
          current_unit := unit[i];
          unit_problem := null;
          begin
            while i <= cardinality(unit) and unit[i] = current_unit loop
              line := i - 1;
              stable := null;
              problem := unit_problem;
              begin
                if unit_problem is not null then
                  null;
                elsif kind[i] in ('setup', 'table') then
                  execute body[i];
                  if kind[i] = 'table' then
                    relation_name := 'pg_temp.' || target[i];
                    relation := relation_name::regclass;
                  end if;
                else
                  given := body[i];
                  for round in 1..6 loop
                    name := 'autogen_' || i || '_' || round;
                    if kind[i] = 'default' then
                      name := target[i];
                      execute format(E'alter table %s alter column %I set default (%s\\n)',
                        relation_name, name, given);
                    elsif kind[i] in ('stored', 'virtual') then
                      execute format(
                        E'alter table %s add column %I %s generated always as (%s\\n) %s',
                        relation_name, name, target[i], given, kind[i]);
                    else
                      execute format(
                        case kind[i]
                          when 'key'
                          then E'alter table %s add constraint %I check ((%s\\n) is null) not valid'
                          when 'exclusion' then 'alter table %s add constraint %I %s'
                          else E'alter table %s add constraint %I check (%s\\n) not valid' end,
                        relation_name, name, given);
                    end if;
                    if kind[i] = 'exclusion' then
                      select pg_get_constraintdef(c.oid) into stable
                      from pg_constraint c
                      where c.conrelid = relation and c.conname = name;
                    elsif kind[i] in ('check', 'key') then
                      select pg_get_expr(c.conbin, c.conrelid) into stable
                      from pg_constraint c
                      where c.conrelid = relation and c.conname = name;
                    else
                      select pg_get_expr(d.adbin, d.adrelid) into stable
                      from pg_attrdef d
                      join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                      where d.adrelid = relation and a.attname = name;
                    end if;
                    if kind[i] = 'key' then
                      stable := substr(stable, 2, length(stable) - length('( IS NULL)'));
                    end if;
                    exit when stable is null or stable = given;
                    if round = 6 then
                      raise 'the text that PostgreSQL prints for it changes each time';
                    end if;
                    given := stable;
                  end loop;
                end if;
              exception when others then
                stable := null;
                problem := sqlerrm;
                if kind[i] in ('setup', 'table') then
                  unit_problem := problem;
                end if;
              end;
              unit_failed := unit_problem is not null;
              return next;
              i := i + 1;
            end loop;
            raise exception using errcode = 'AG001';
          exception when sqlstate 'AG001' then
            null;
          end;
        end loop;
      end
      $function$
      """;

  private static final String CALL =
      """
      select line, stable, problem, unit_failed
      from pg_temp.autogen_stable_text(?::int[], ?::text[], ?::text[], ?::text[])
      """;

  private static final StableText UNBALANCED =
      new StableText(
          "", "its quotes or parentheses are not balanced, or it is more than one expression");

  /** Returns the answer to each request, in at most three statements. */
  static Map<ExpressionRequest, StableText> of(
      Collection<ExpressionRequest> requests, Connection connection) throws SQLException {
    Map<ExpressionRequest, StableText> answers = new HashMap<>();
    List<ExpressionRequest> safe = new ArrayList<>();
    for (ExpressionRequest request : requests) {
      if (Parentheses.areBalanced(request.sql())) {
        safe.add(request);
      } else {
        answers.put(request, UNBALANCED);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(FUNCTION);
    }
    List<ExpressionRequest> inBadCompany = ask(ExpressionBatch.of(safe), connection, answers);
    if (!inBadCompany.isEmpty()) {
      ask(ExpressionBatch.oneByOne(inBadCompany), connection, answers);
    }
    return answers;
  }

  /** Returns those whose table could not be made, perhaps because of what another request needs. */
  private static List<ExpressionRequest> ask(
      ExpressionBatch batch, Connection connection, Map<ExpressionRequest, StableText> answers)
      throws SQLException {
    List<ExpressionRequest> unitFailed = new ArrayList<>();
    List<ExpressionBatch.Line> lines = batch.lines();
    try (PreparedStatement statement = connection.prepareStatement(CALL)) {
      statement.setArray(1, array(connection, "int4", lines, ExpressionBatch.Line::unit));
      statement.setArray(2, array(connection, "text", lines, ExpressionBatch.Line::kind));
      statement.setArray(3, array(connection, "text", lines, ExpressionBatch.Line::target));
      statement.setArray(4, array(connection, "text", lines, ExpressionBatch.Line::body));
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        while (result.next()) {
          Optional<ExpressionRequest> request = batch.request(row.integer("line"));
          if (request.isPresent()) {
            answers.put(request.get(), answer(request.get(), row));
          }
          if (request.isPresent() && row.flag("unit_failed")) {
            unitFailed.add(request.get());
          }
        }
      }
    }
    return unitFailed;
  }

  /** All but a default and an exclusion stands in parentheses of the statement's own. */
  private static StableText answer(ExpressionRequest request, Row row) throws SQLException {
    String text = row.text("stable");
    return new StableText(
        request.part() == ExpressionSite.Part.DEFAULT ? text : Parentheses.strip(text),
        row.text("problem"));
  }

  private static Array array(
      Connection connection,
      String type,
      List<ExpressionBatch.Line> lines,
      Function<ExpressionBatch.Line, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, lines.stream().map(value).toArray());
  }
}
