package dev.autogen.cli.it;

import java.util.List;

/** What DSpace's developers may do to fields of its entities, one thing at a time. */
final class DspaceColumnEdits {

  private static final String BITSTREAM = "org.dspace.content.Bitstream";
  private static final String EPERSON = "org.dspace.eperson.EPerson";
  private static final String HANDLE = "org.dspace.handle.Handle";
  private static final String ITEM = "org.dspace.content.Item";
  private static final String LDN_MESSAGE = "org.dspace.app.ldn.LDNMessageEntity";
  private static final String METADATA_VALUE = "org.dspace.content.MetadataValue";
  private static final String NOTIFY_SERVICE = "org.dspace.app.ldn.NotifyServiceEntity";
  private static final String ORCID_QUEUE = "org.dspace.orcid.OrcidQueue";
  private static final String POLICY = "org.dspace.authorize.ResourcePolicy";
  private static final String PROCESS = "org.dspace.scripts.Process";
  private static final String REGISTRATION = "org.dspace.eperson.RegistrationData";
  private static final String SUBSCRIPTION = "org.dspace.eperson.Subscription";

  private DspaceColumnEdits() {}

  /** Returns the edits. */
  static List<ModelEdit> all() {
    return List.of(
        ModelEdit.of(
                "wider column that has hand-made indexes",
                classes ->
                    classes.field(
                        EPERSON,
                        "@Column(name = \"email\", unique = true, length = 320) private String email;"))
            .upgrades("op.alterColumn(\"eperson\", \"email\", c -> c.type(varchar(320)))")
            .downgrades("op.alterColumn(\"eperson\", \"email\", c -> c.type(varchar(64)))")
            .changes(
                "- column eperson.email character varying(64)",
                "+ column eperson.email character varying(320)"),
        ModelEdit.of(
                "narrower column, narrower than in the model and the wider database",
                classes ->
                    classes.field(
                        PROCESS,
                        "@Column(name = \"script\", nullable = false, length = 100) private String name;"))
            .asks(
                "The type of column process.script was varchar(255) and is varchar(100) in the model, but varchar(256) in the database.",
                "--take-model process.script",
                "--keep-database process.script")
            .with("--take-model", "process.script")
            .upgrades("op.alterColumn(\"process\", \"script\", c -> c.type(varchar(100)))")
            .downgrades("op.alterColumn(\"process\", \"script\", c -> c.type(varchar(256)))")
            .changes(
                "- column process.script character varying(256)",
                "+ column process.script character varying(100)"),
        ModelEdit.of(
            "wider column, as wide as the database has it",
            classes ->
                classes.field(
                    HANDLE,
                    "@Column(name = \"handle\", unique = true, length = 256) private String handle;")),
        ModelEdit.of(
                "narrower column that is the same on both sides",
                classes ->
                    classes.field(
                        METADATA_VALUE,
                        "@Column(name = \"text_lang\", length = 10) private String language;"))
            .upgrades("op.alterColumn(\"metadatavalue\", \"text_lang\", c -> c.type(varchar(10)))")
            .downgrades(
                "op.alterColumn(\"metadatavalue\", \"text_lang\", c -> c.type(varchar(24)))")
            .changes(
                "- column metadatavalue.text_lang character varying(24)",
                "+ column metadatavalue.text_lang character varying(10)"),
        ModelEdit.of(
                "precision that is another one everywhere",
                classes ->
                    classes.field(
                        NOTIFY_SERVICE,
                        "@Column(name = \"score\", precision = 10, scale = 5) private java.math.BigDecimal score;"))
            .asks("numeric(38, 2)", "numeric(10, 5)", "numeric(6, 5)")
            .with("--take-model", "notifyservice.score")
            .upgrades("op.alterColumn(\"notifyservice\", \"score\", c -> c.type(numeric(10, 5)))")
            .downgrades("op.alterColumn(\"notifyservice\", \"score\", c -> c.type(numeric(6, 5)))")
            .changes(
                "- column notifyservice.score numeric(6,5)",
                "+ column notifyservice.score numeric(10,5)"),
        ModelEdit.of(
                "field that goes, whose column has a hand-made index",
                classes -> classes.noField(POLICY, "rptype"))
            .loses("resourcepolicy.rptype")
            .upgrades("op.dropColumn(\"resourcepolicy\", \"rptype\")")
            .downgrades(
                "op.addColumn(\"resourcepolicy\", column(\"rptype\", varchar(30)))",
                "op.createIndex(\"resourcepolicy\", index(\"resourcepolicy_idx_rptype\", \"rptype\"))")
            .changes(
                "- column resourcepolicy.rptype",
                "- index of resourcepolicy CREATE INDEX resourcepolicy_idx_rptype"),
        ModelEdit.of(
                "field that goes, whose foreign key has another action in the database",
                classes -> classes.noField(LDN_MESSAGE, "context"))
            .loses("ldn_message.context")
            .upgrades("op.dropColumn(\"ldn_message\", \"context\")")
            .downgrades(
                "op.addColumn(\"ldn_message\", column(\"context\", uuid()))",
                "op.createForeignKey(\"ldn_message\", foreignKey(\"ldn_message_context_fkey\", \"context\").references(\"dspaceobject\", \"uuid\").onDeleteSetNull())")
            .changes(
                "- column ldn_message.context",
                "- constraint ldn_message.ldn_message_context_fkey"),
        ModelEdit.of(
            "field for a column that the database has",
            classes ->
                classes.field(
                    POLICY, "@Column(name = \"resource_id\") private Integer resourceId;")),
        ModelEdit.of(
                "field for a column that the database has with another type",
                classes ->
                    classes.field(
                        EPERSON, "@Column(name = \"sub_frequency\") private Long frequency;"))
            .asks("eperson.sub_frequency", "integer", "bigint")
            .with("--take-model", "eperson.sub_frequency")
            .upgrades("op.alterColumn(\"eperson\", \"sub_frequency\", c -> c.type(bigint()))")
            .downgrades("op.alterColumn(\"eperson\", \"sub_frequency\", c -> c.type(integer()))")
            .changes(
                "- column eperson.sub_frequency integer", "+ column eperson.sub_frequency bigint"),
        ModelEdit.of(
                "new field",
                classes ->
                    classes.field(
                        ITEM,
                        "@Column(name = \"embargo_note\", length = 500) private String embargoNote;"))
            .upgrades("op.addColumn(\"item\", column(\"embargo_note\", varchar(500)))")
            .downgrades("op.dropColumn(\"item\", \"embargo_note\")")
            .changes("+ column item.embargo_note character varying(500)"),
        ModelEdit.of(
                "rename that the property says",
                classes ->
                    classes
                        .noField(REGISTRATION, "token")
                        .field(
                            REGISTRATION,
                            "@RenamedFrom(\"token\") @Column(name = \"secret\", length = 48) private String secret;"))
            .upgrades("op.renameColumn(\"registrationdata\", \"token\", \"secret\")")
            .downgrades("op.renameColumn(\"registrationdata\", \"secret\", \"token\")")
            .changes("- column registrationdata.token", "+ column registrationdata.secret"),
        ModelEdit.of(
                "rename that a flag says, of a column with a unique constraint made by hand",
                classes ->
                    classes
                        .noField(EPERSON, "netid")
                        .field(
                            EPERSON,
                            "@Column(name = \"network_id\", length = 64) private String networkId;"))
            .asks("--rename-column eperson.netid:network_id", "--drop-add eperson.netid:network_id")
            .with("--rename-column", "eperson.netid:network_id")
            .upgrades("op.renameColumn(\"eperson\", \"netid\", \"network_id\")")
            .downgrades("op.renameColumn(\"eperson\", \"network_id\", \"netid\")")
            .changes(
                "- column eperson.netid",
                "- constraint eperson.eperson_netid_key kind u UNIQUE (netid)",
                "- index of eperson CREATE UNIQUE INDEX eperson_netid_key",
                "+ column eperson.network_id",
                "+ constraint eperson.eperson_netid_key kind u UNIQUE (network_id)",
                "+ index of eperson CREATE UNIQUE INDEX eperson_netid_key"),
        ModelEdit.of(
            "not null that only the database has",
            classes ->
                classes.field(
                    ORCID_QUEUE,
                    "@ManyToOne @JoinColumn(name = \"owner_id\", nullable = false) protected Item profileItem;")),
        ModelEdit.of(
                "not null that the database does not have",
                classes ->
                    classes.field(
                        SUBSCRIPTION,
                        "@Column(name = \"type\", nullable = false) private String subscriptionType;"))
            .upgrades("op.alterColumn(\"subscription\", \"type\", c -> c.notNull())")
            .downgrades("op.alterColumn(\"subscription\", \"type\", c -> c.nullable())")
            .changes(
                "- column subscription.type character varying(255) default",
                "+ column subscription.type character varying(255) not null"),
        ModelEdit.of(
                "new default",
                classes ->
                    classes.field(
                        BITSTREAM,
                        "@ColumnDefault(\"-1\") @Column(name = \"sequence_id\") private Integer sequenceId;"))
            .upgrades("op.alterColumn(\"bitstream\", \"sequence_id\", c -> c.defaultTo(-1))")
            .downgrades("op.alterColumn(\"bitstream\", \"sequence_id\", c -> c.dropDefault())")
            .changes(
                "- column bitstream.sequence_id integer default -",
                "+ column bitstream.sequence_id integer default '-1'"),
        ModelEdit.of(
            "default that the database has",
            classes ->
                classes.field(
                    METADATA_VALUE,
                    "@ColumnDefault(\"-1\") @Column(name = \"confidence\") private int confidence;")),
        ModelEdit.of(
                "comment",
                classes ->
                    classes.field(
                        EPERSON,
                        "@Comment(\"Who it is at the university\") @Column(name = \"netid\", length = 64) private String netid;"))
            .upgrades(
                "op.alterColumn(\"eperson\", \"netid\", c -> c.comment(\"Who it is at the university\"))")
            .downgrades("op.alterColumn(\"eperson\", \"netid\", c -> c.comment(\"\"))")
            .changes("+ comment on column netid of table"));
  }
}
