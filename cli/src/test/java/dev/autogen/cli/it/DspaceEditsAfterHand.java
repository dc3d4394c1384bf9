package dev.autogen.cli.it;

import java.util.List;

/** Edits of DSpace's entities that follow a revision which somebody wrote by hand. */
final class DspaceEditsAfterHand {

  private static final String DOI = "org.dspace.identifier.DOI";
  private static final String EPERSON = "org.dspace.eperson.EPerson";
  private static final String ITEM = "org.dspace.content.Item";
  private static final String METADATA_VALUE = "org.dspace.content.MetadataValue";

  private DspaceEditsAfterHand() {}

  /** Returns the edits. */
  static List<ModelEdit> all() {
    return List.of(
        ModelEdit.of(
                "new field, after an index by hand",
                classes ->
                    classes.field(
                        ITEM,
                        "@Column(name = \"embargo_until\") private java.time.LocalDate embargo;"))
            .after("op.createIndex(\"item\", index(\"item_modified\", \"last_modified\"));")
            .upgrades("op.addColumn(\"item\", column(\"embargo_until\", date()))")
            .downgrades("op.dropColumn(\"item\", \"embargo_until\")")
            .changes("+ column item.embargo_until date"),
        ModelEdit.of(
                "wider column, after it was widened by hand",
                classes ->
                    classes.field(
                        EPERSON,
                        "@Column(name = \"password\", length = 300) private String password;"))
            .after("op.alterColumn(\"eperson\", \"password\", c -> c.type(varchar(255)));")
            .asks("eperson.password", "varchar(128)", "varchar(300)", "varchar(255)")
            .with("--take-model", "eperson.password")
            .upgrades("op.alterColumn(\"eperson\", \"password\", c -> c.type(varchar(300)))")
            .downgrades("op.alterColumn(\"eperson\", \"password\", c -> c.type(varchar(255)))")
            .changes(
                "- column eperson.password character varying(255)",
                "+ column eperson.password character varying(300)"),
        ModelEdit.of(
                "index in the entity, after it was made by hand",
                classes ->
                    classes.annotated(
                        DOI,
                        "@Table(name = \"doi\", indexes = @Index(name = \"doi_status_idx\", columnList = \"status\"))"))
            .after("op.createIndex(\"doi\", index(\"doi_status_idx\", \"status\"));"),
        ModelEdit.of(
                "rename, after a check by hand",
                classes ->
                    classes
                        .noField(METADATA_VALUE, "place")
                        .field(
                            METADATA_VALUE, "@Column(name = \"position\") private int position;"))
            .after("op.createCheck(\"metadatavalue\", check(\"place_by_hand\", \"place >= 0\"));")
            .asks("--rename-column metadatavalue.place:position")
            .with("--rename-column", "metadatavalue.place:position")
            .upgrades("op.renameColumn(\"metadatavalue\", \"place\", \"position\")")
            .downgrades("op.renameColumn(\"metadatavalue\", \"position\", \"place\")")
            .changes(
                "- column metadatavalue.place",
                "- constraint metadatavalue.place_by_hand kind c CHECK ((place >= 0))",
                "+ column metadatavalue.\"position\"",
                "+ constraint metadatavalue.place_by_hand kind c CHECK ((\"position\" >= 0))"),
        ModelEdit.of(
                "field that goes, after a change of its column and an index by hand",
                classes -> classes.noField(DOI, "status"))
            .after(
                "op.alterColumn(\"doi\", \"status\", c -> c.defaultTo(1));",
                "op.createIndex(\"doi\", index(\"doi_open\", \"status\").where(\"status < 3\"));")
            .loses("doi.status")
            .upgrades("op.dropColumn(\"doi\", \"status\")")
            .downgrades(
                "op.addColumn(\"doi\", column(\"status\", integer()).defaultTo(1))",
                "op.createIndex(\"doi\", index(\"doi_open\", \"status\").where(\"status < 3\"))")
            .changes(
                "- column doi.status integer default 1", "- index of doi CREATE INDEX doi_open"));
  }
}
