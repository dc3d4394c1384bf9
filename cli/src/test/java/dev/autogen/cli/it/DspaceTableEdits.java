package dev.autogen.cli.it;

import java.util.List;

/**
 * What DSpace's developers may do to entities, keys, constraints and indexes, one thing at a time.
 */
final class DspaceTableEdits {

  private static final String BITSTREAM_FORMAT = "org.dspace.content.BitstreamFormat";
  private static final String BUNDLE = "org.dspace.content.Bundle";
  private static final String COMMUNITY = "org.dspace.content.Community";
  private static final String DOI = "org.dspace.identifier.DOI";
  private static final String HANDLE = "org.dspace.handle.Handle";
  private static final String METADATA_VALUE = "org.dspace.content.MetadataValue";
  private static final String PROCESS = "org.dspace.scripts.Process";
  private static final String REGISTRATION = "org.dspace.eperson.RegistrationData";
  private static final String RELATIONSHIP_TYPE = "org.dspace.content.RelationshipType";

  private DspaceTableEdits() {}

  /** Returns the edits. */
  static List<ModelEdit> all() {
    return List.of(
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
                    "@Table(name = \"process\", indexes = @Index(name = \"process_status_idx\", columnList = \"status\"))")));
  }
}
