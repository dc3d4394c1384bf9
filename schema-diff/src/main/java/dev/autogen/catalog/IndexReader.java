package dev.autogen.catalog;

import dev.autogen.schema.Index;
import dev.autogen.schema.IndexKey;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.SqlLexer;
import dev.autogen.schema.SqlToken;
import dev.autogen.schema.StorageParameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads indexes that belong to no constraint. */
final class IndexReader {

  /**
   * Of the collation of an expression the catalog does not know whether it was asked for; only the
   * printed definition tells.
   */
  private static final String SQL =
      """
      select i.indrelid, ic.relname, i.indisunique, am.amname, i.indisvalid, i.indnkeyatts,
        %s as nulls_not_distinct,
        pg_get_expr(i.indpred, i.indrelid) as predicate,
        ic.reloptions as storage,
        case when i.indexprs is not null then pg_get_indexdef(i.indexrelid) end as definition,
        k.columns, k.printed, k.collations, k.operator_classes, k.orders
      from pg_index i
      join pg_class ic on ic.oid = i.indexrelid
      join pg_am am on am.oid = ic.relam
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      cross join lateral (
        select
          array_agg(a.attname::text order by p.n) as columns,
          array_agg(case when i.indexprs is not null and p.n <= i.indnkeyatts
            then pg_get_indexdef(i.indexrelid, p.n::int, false) end order by p.n) as printed,
          array_agg(case when a.attcollation <> i.indcollation[p.n - 1] then co.collname::text end
            order by p.n) as collations,
          array_agg(
            case when not oc.opcdefault or ia.attoptions is not null then
              case when oc.opcnamespace = 'pg_catalog'::regnamespace
                or pg_opclass_is_visible(oc.oid) then ''
              else quote_ident(ocn.nspname) || '.' end
              || quote_ident(oc.opcname)
              || coalesce('(' || array_to_string(ia.attoptions, ', ') || ')', '')
            end
            order by p.n) as operator_classes,
          array_agg(i.indoption[p.n - 1]::text order by p.n) as orders
        from unnest(i.indkey::int2[]) with ordinality p (number, n)
        join pg_attribute ia on ia.attrelid = i.indexrelid and ia.attnum = p.n
        left join pg_attribute a
          on a.attrelid = i.indrelid and a.attnum = p.number and p.number <> 0
        left join pg_opclass oc on oc.oid = i.indclass[p.n - 1]
        left join pg_namespace ocn on ocn.oid = oc.opcnamespace
        left join pg_collation co on co.oid = i.indcollation[p.n - 1]
      ) k
      where n.nspname = any (?) and c.relkind in ('r', 'p')
        and not exists (
          select from pg_constraint co
          where co.conindid = i.indexrelid and co.contype in ('p', 'u', 'x')
        )
      """;

  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  private IndexReader() {}

  static void read(CatalogSession session, Findings findings) throws SQLException {
    session.query(
        SQL.formatted(session.since(15, "i.indnullsnotdistinct", "false")),
        row -> {
          Optional<QualifiedName> table = findings.table(row.number("indrelid"));
          if (table.isPresent()) {
            findings.add(index(row, table.get()));
          }
        });
  }

  private static Index index(Row row, QualifiedName table) throws SQLException {
    List<String> columns = row.texts("columns");
    int keyCount = row.integer("indnkeyatts");
    return new Index(
        table,
        row.text("relname"),
        row.flag("indisunique"),
        row.text("amname"),
        keys(row, columns.subList(0, keyCount)),
        columns.subList(keyCount, columns.size()),
        row.flag("nulls_not_distinct"),
        Parentheses.strip(row.text("predicate")),
        StorageParameters.ofCatalog(row.texts("storage")).sql(),
        row.flag("indisvalid"));
  }

  private static List<IndexKey> keys(Row row, List<String> columns) throws SQLException {
    List<String> printed = row.texts("printed");
    List<String> collations = row.texts("collations");
    List<String> operatorClasses = row.texts("operator_classes");
    List<String> orders = row.texts("orders");
    PrintedKeys definition = new PrintedKeys(row.text("definition"));
    List<IndexKey> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      boolean isExpression = column.isEmpty();
      String printedCollation = definition.collationAfter(printed.get(i));
      keys.add(
          new IndexKey(
              isExpression ? Parentheses.strip(printed.get(i)) : column,
              isExpression,
              isExpression ? printedCollation : collations.get(i),
              operatorClasses.get(i),
              order(Integer.parseInt(orders.get(i)))));
    }
    return keys;
  }

  /** The bits are those of {@code pg_index.indoption} (PostgreSQL's source: catalog/pg_index.h). */
  private static IndexKey.Order order(int option) {
    boolean nullsFirst = (option & NULLS_FIRST) != 0;
    if ((option & DESCENDING) != 0) {
      return nullsFirst ? IndexKey.Order.DESC : IndexKey.Order.DESC_NULLS_LAST;
    }
    return nullsFirst ? IndexKey.Order.ASC_NULLS_FIRST : IndexKey.Order.ASC;
  }

  /** Walks through the keys of a printed {@code CREATE INDEX}. */
  private static final class PrintedKeys {
    private final String definition;
    private int position;

    PrintedKeys(String definition) {
      this.definition = definition;
      this.position =
          SqlLexer.tokens(definition).stream()
              .filter(token -> token.isWord("using"))
              .mapToInt(SqlToken::end)
              .findFirst()
              .orElse(0);
    }

    /** Goes to the end of the next key; returns the name of the collation that follows it. */
    String collationAfter(String key) {
      if (definition.isEmpty()) {
        return "";
      }
      position = definition.indexOf(key, position) + key.length();
      String rest = definition.substring(position);
      if (!rest.startsWith(" COLLATE ")) {
        return "";
      }
      String last = "";
      for (SqlToken token : SqlLexer.tokens(rest.substring(" COLLATE ".length()))) {
        if (!token.isIdentifier() && !token.is(".")) {
          break;
        }
        last = token.isIdentifier() ? token.identifier() : last;
      }
      return last;
    }
  }
}
