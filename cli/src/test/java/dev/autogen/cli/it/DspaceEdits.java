package dev.autogen.cli.it;

import java.util.List;

/** What DSpace's developers may do to its entities, one thing at a time. */
final class DspaceEdits {

  private static final String BITSTREAM = "org.dspace.content.Bitstream";
  private static final String BITSTREAM_FORMAT = "org.dspace.content.BitstreamFormat";
  private static final String BUNDLE = "org.dspace.content.Bundle";
  private static final String COMMUNITY = "org.dspace.content.Community";
  private static final String DOI = "org.dspace.identifier.DOI";
  private static final String EPERSON = "org.dspace.eperson.EPerson";
  private static final String HANDLE = "org.dspace.handle.Handle";
  private static final String ITEM = "org.dspace.content.Item";
  private static final String LDN_MESSAGE = "org.dspace.app.ldn.LDNMessageEntity";
  private static final String METADATA_VALUE = "org.dspace.content.MetadataValue";
  private static final String NOTIFY_SERVICE = "org.dspace.app.ldn.NotifyServiceEntity";
  private static final String ORCID_QUEUE = "org.dspace.orcid.OrcidQueue";
  private static final String PROCESS = "org.dspace.scripts.Process";
  private static final String REGISTRATION = "org.dspace.eperson.RegistrationData";
  private static final String RELATIONSHIP = "org.dspace.content.Relationship";
  private static final String RELATIONSHIP_TYPE = "org.dspace.content.RelationshipType";
  private static final String POLICY = "org.dspace.authorize.ResourcePolicy";
  private static final String SUBSCRIPTION = "org.dspace.eperson.Subscription";

  private DspaceEdits() {}

  /** Returns edits that follow the adoption at once. */
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
        ModelEdit.without("entity that goes", "org.dspace.alerts.SystemWideAlert")
            .loses("systemwidealert")
            .upgrades("op.dropTable(\"systemwidealert\")", "op.dropSequence(\"alert_id_seq\")")
            .downgrades(
                "op.createSequence(sequence(\"alert_id_seq\"))",
                "op.createTable(\"systemwidealert\", column(\"alert_id\", integer()).notNull(), column(\"message\", varchar(512)), column(\"allow_sessions\", varchar(64)), column(\"countdown_to\", timestamp()), column(\"active\", bool()), primaryKey(\"systemwidealert_pkey\", \"alert_id\"))")
            .changes(
                "- column systemwidealert.active",
                "- column systemwidealert.alert_id",
                "- column systemwidealert.allow_sessions",
                "- column systemwidealert.countdown_to",
                "- column systemwidealert.message",
                "- constraint systemwidealert.systemwidealert_pkey",
                "- index of systemwidealert",
                "- relation systemwidealert",
                "- sequence alert_id_seq"),
        ModelEdit.of(
                "new entity that refers to another",
                classes ->
                    classes.source(
                        "org.dspace.content.Banner",
                        """
                        @Entity
                        @Table(name = "banner")
                        public class Banner {
                          @Id
                          @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "banner_seq")
                          @SequenceGenerator(name = "banner_seq", sequenceName = "banner_seq", allocationSize = 1)
                          @Column(name = "banner_id")
                          private Integer id;
                          @Column(name = "text", nullable = false, length = 2000)
                          private String text;
                          @ManyToOne
                          @JoinColumn(name = "collection_id")
                          private Collection collection;
                        }
                        """))
            .upgrades(
                "op.createSequence(sequence(\"banner_seq\"))",
                "op.createTable(\"banner\", column(\"banner_id\", integer()).notNull(), column(\"collection_id\", uuid()), column(\"text\", varchar(2000)).notNull(), primaryKey(\"banner_pkey\", \"banner_id\"))",
                "op.createForeignKey(\"banner\", foreignKey(\"fk\", \"collection_id\").references(\"collection\", \"uuid\"))")
            .downgrades("op.dropTable(\"banner\")", "op.dropSequence(\"banner_seq\")")
            .changes(
                "+ column banner.banner_id integer not null",
                "+ column banner.collection_id uuid",
                "+ column banner.text character varying(2000) not null",
                "+ constraint banner.banner_pkey",
                "+ constraint banner.fk",
                "+ index of banner",
                "+ relation banner",
                "+ sequence banner_seq"),
        ModelEdit.of(
                "foreign key to another entity",
                classes ->
                    classes.field(
                        PROCESS,
                        "@ManyToOne @JoinColumn(name = \"collection_id\") private org.dspace.content.Collection collection;"))
            .upgrades(
                "op.addColumn(\"process\", column(\"collection_id\", uuid()))",
                "op.createForeignKey(\"process\", foreignKey(\"fk\", \"collection_id\").references(\"collection\", \"uuid\"))")
            .downgrades(
                "op.dropConstraint(\"process\", \"fk\")",
                "op.dropColumn(\"process\", \"collection_id\")")
            .changes("+ column process.collection_id uuid", "+ constraint process.fk"),
        ModelEdit.of(
                "join table",
                classes ->
                    classes.field(
                        COMMUNITY,
                        "@ManyToMany @JoinTable(name = \"community2moderator\", joinColumns = @JoinColumn(name = \"community_id\"), inverseJoinColumns = @JoinColumn(name = \"eperson_id\")) private Set<EPerson> moderators;"))
            .upgrades(
                "op.createTable(\"community2moderator\", column(\"community_id\", uuid()).notNull(), column(\"eperson_id\", uuid()).notNull(), primaryKey(\"community2moderator_pkey\", \"community_id\", \"eperson_id\"))",
                "op.createForeignKey(\"community2moderator\", foreignKey(\"fk\", \"community_id\").references(\"community\", \"uuid\"))",
                "op.createForeignKey(\"community2moderator\", foreignKey(\"fk\", \"eperson_id\").references(\"eperson\", \"uuid\"))")
            .downgrades("op.dropTable(\"community2moderator\")")
            .changes(
                "+ column community2moderator.community_id uuid not null",
                "+ column community2moderator.eperson_id uuid not null",
                "+ constraint community2moderator.community2moderator_pkey",
                "+ constraint community2moderator.fk",
                "+ constraint community2moderator.fk",
                "+ index of community2moderator",
                "+ relation community2moderator"),
        ModelEdit.of(
                "new constant of an enum, whose check the database never had",
                classes ->
                    classes.source(
                        "org.dspace.content.ProcessStatus",
                        "public enum ProcessStatus { SCHEDULED, RUNNING, COMPLETED, FAILED, CANCELLED }"))
            .asks("process_status_check", "CANCELLED")
            .with("--keep-database", "process.process_status_check")
            .accepts("process.process_status_check"),
        ModelEdit.of(
                "new constant of an enum, whose check the database gets now",
                classes ->
                    classes.source(
                        "org.dspace.content.ProcessStatus",
                        "public enum ProcessStatus { SCHEDULED, RUNNING, COMPLETED, FAILED, CANCELLED }"))
            .with("--take-model", "process.process_status_check")
            .upgrades(
                "op.createCheck(\"process\", check(\"process_status_check\", \"status in ('SCHEDULED','RUNNING','COMPLETED','FAILED','CANCELLED')\"))")
            .downgrades("op.dropConstraint(\"process\", \"process_status_check\")")
            .changes("+ constraint process.process_status_check"),
        ModelEdit.of(
                "allocation size",
                classes ->
                    classes.field(
                        METADATA_VALUE,
                        "@Id @Column(name = \"metadata_value_id\") @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"metadatavalue_seq\") @SequenceGenerator(name = \"metadatavalue_seq\", sequenceName = \"metadatavalue_seq\", allocationSize = 50) private Integer id;"))
            .upgrades("op.alterSequence(sequence(\"metadatavalue_seq\").incrementBy(50))")
            .downgrades("op.alterSequence(sequence(\"metadatavalue_seq\").incrementBy(1))")
            .changes(
                "- sequence metadatavalue_seq bigint start 1 increment 1",
                "+ sequence metadatavalue_seq bigint start 1 increment 50"),
        ModelEdit.of(
                "type of a primary key to which others refer",
                classes ->
                    classes.field(
                        BITSTREAM_FORMAT,
                        "@Id @Column(name = \"bitstream_format_id\", nullable = false, unique = true) @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"bitstreamformatregistry_seq\") @SequenceGenerator(name = \"bitstreamformatregistry_seq\", sequenceName = \"bitstreamformatregistry_seq\", allocationSize = 1, initialValue = 1) private Long id;"))
            .upgrades(
                "op.alterColumn(\"bitstream\", \"bitstream_format_id\", c -> c.type(bigint()))",
                "op.alterColumn(\"bitstreamformatregistry\", \"bitstream_format_id\", c -> c.type(bigint()))",
                "op.alterColumn(\"fileextension\", \"bitstream_format_id\", c -> c.type(bigint()))")
            .downgrades(
                "op.alterColumn(\"fileextension\", \"bitstream_format_id\", c -> c.type(integer()))",
                "op.alterColumn(\"bitstreamformatregistry\", \"bitstream_format_id\", c -> c.type(integer()))",
                "op.alterColumn(\"bitstream\", \"bitstream_format_id\", c -> c.type(integer()))")
            .changes(
                "- column bitstream.bitstream_format_id integer",
                "- column bitstreamformatregistry.bitstream_format_id integer",
                "- column fileextension.bitstream_format_id integer",
                "+ column bitstream.bitstream_format_id bigint",
                "+ column bitstreamformatregistry.bitstream_format_id bigint",
                "+ column fileextension.bitstream_format_id bigint"),
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
                "table of another name",
                classes -> classes.annotated(HANDLE, "@Table(name = \"handles\")"))
            .upgrades(
                "op.renameTable(\"handle\", \"handles\")",
                "op.renameConstraint(\"handles\", \"handle_pkey\", \"handles_pkey\")",
                "op.renameConstraint(\"handles\", \"handle_handle_key\", \"handles_handle_key\")")
            .downgrades(
                "op.renameConstraint(\"handles\", \"handles_handle_key\", \"handle_handle_key\")",
                "op.renameConstraint(\"handles\", \"handles_pkey\", \"handle_pkey\")",
                "op.renameTable(\"handles\", \"handle\")")
            .changes(
                "- column handle.handle ",
                "- column handle.handle_id",
                "- column handle.resource_id ",
                "- column handle.resource_legacy_id",
                "- column handle.resource_type_id",
                "- constraint handle.handle_handle_key",
                "- constraint handle.handle_pkey",
                "- constraint handle.handle_resource_id_fkey",
                "- index of handle CREATE INDEX handle_handle_idx",
                "- index of handle CREATE INDEX handle_object",
                "- index of handle CREATE INDEX handle_resource_id_and_type_idx",
                "- index of handle CREATE UNIQUE INDEX handle_handle_key",
                "- index of handle CREATE UNIQUE INDEX handle_pkey",
                "- relation handle ",
                "+ column handles.handle ",
                "+ column handles.handle_id",
                "+ column handles.resource_id ",
                "+ column handles.resource_legacy_id",
                "+ column handles.resource_type_id",
                "+ constraint handles.handles_handle_key",
                "+ constraint handles.handles_pkey",
                "+ constraint handles.handle_resource_id_fkey",
                "+ index of handles CREATE INDEX handle_handle_idx",
                "+ index of handles CREATE INDEX handle_object",
                "+ index of handles CREATE INDEX handle_resource_id_and_type_idx",
                "+ index of handles CREATE UNIQUE INDEX handles_handle_key",
                "+ index of handles CREATE UNIQUE INDEX handles_pkey",
                "+ relation handles "),
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
                "new unique column",
                classes ->
                    classes.field(
                        REGISTRATION,
                        "@Column(name = \"token\", length = 48, unique = true) private String token;"))
            .upgrades(
                "op.createUnique(\"registrationdata\", unique(\"registrationdata_token_key\", \"token\"))")
            .downgrades("op.dropConstraint(\"registrationdata\", \"registrationdata_token_key\")")
            .changes(
                "+ constraint registrationdata.registrationdata_token_key",
                "+ index of registrationdata CREATE UNIQUE INDEX registrationdata_token_key"),
        ModelEdit.of(
            "unique columns that the database has under another name",
            classes ->
                classes.annotated(
                    RELATIONSHIP_TYPE,
                    "@Table(name = \"relationship_type\", uniqueConstraints = @UniqueConstraint(name = \"uk_relationship_type\", columnNames = {\"left_type\", \"right_type\", \"leftward_type\", \"rightward_type\"}))")),
        ModelEdit.of(
                "unique that goes, which the database never had",
                classes ->
                    classes.field(
                        BUNDLE,
                        "@ManyToOne @JoinColumn(name = \"primary_bitstream_id\") private Bitstream primaryBitstream;"))
            .upgrades(
                "op.ifExists(o -> o.dropConstraint(\"bundle\", \"bundle_primary_bitstream_id_key\"))"),
        ModelEdit.of(
                "new index",
                classes ->
                    classes.annotated(
                        DOI,
                        "@Table(name = \"doi\", indexes = @Index(name = \"doi_status_idx\", columnList = \"status\"))"))
            .upgrades("op.createIndex(\"doi\", index(\"doi_status_idx\", \"status\"))")
            .downgrades("op.dropIndex(\"doi\", \"doi_status_idx\")")
            .changes("+ index of doi CREATE INDEX doi_status_idx"),
        ModelEdit.of(
            "index that the database has",
            classes ->
                classes.annotated(
                    PROCESS,
                    "@Table(name = \"process\", indexes = @Index(name = \"process_status_idx\", columnList = \"status\"))")),
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

  /** Returns edits that follow a revision which was written by hand. */
  static List<ModelEdit> afterRevisionsByHand() {
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
