package dev.autogen.catalog;

import dev.autogen.schema.ObjectId;
import dev.autogen.schema.OpaqueObject;
import dev.autogen.schema.QualifiedName;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SchemaObject;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the readers of the kinds of objects have found so far. */
final class Findings {

  /** The address of an object: the system catalog that has it, and its OID there. */
  record Address(String catalog, long oid) {}

  private final CatalogScope scope;
  private final Schema.Builder schema = Schema.EMPTY.toBuilder();
  private final List<LeftAlone> leftAlone = new ArrayList<>();
  private final List<OpaqueObject> partitions = new ArrayList<>();
  private final Map<Long, QualifiedName> tables = new HashMap<>();
  private final Map<Address, ObjectId> addresses = new HashMap<>();
  private final Map<Address, OpaqueObject> opaqueObjects = new LinkedHashMap<>();

  Findings(CatalogScope scope) {
    this.scope = scope;
  }

  CatalogScope scope() {
    return scope;
  }

  void add(SchemaObject object) {
    schema.add(object);
  }

  void addTable(long oid, Table table) {
    add(table);
    tables.put(oid, table.name());
  }

  void addPartition(OpaqueObject partition) {
    partitions.add(partition);
  }

  List<OpaqueObject> partitions() {
    return partitions;
  }

  /** Adds an object whose dependencies {@link DependencyReader} will find. */
  void addOpaque(Address address, OpaqueObject object) {
    opaqueObjects.put(address, object);
    addresses.put(address, object.id());
  }

  /** Remembers an object that others may depend on. */
  void addAddress(String catalog, long oid, ObjectId id) {
    addresses.put(new Address(catalog, oid), id);
  }

  void leaveAlone(ObjectId object, LeftAlone.Reason reason) {
    leftAlone.add(new LeftAlone(object, reason));
  }

  /** Returns the name of a table that was read; empty for one that was left alone. */
  Optional<QualifiedName> table(long oid) {
    return Optional.ofNullable(tables.get(oid));
  }

  Optional<ObjectId> at(Address address) {
    return Optional.ofNullable(addresses.get(address));
  }

  Set<Address> opaqueAddresses() {
    return opaqueObjects.keySet();
  }

  OpaqueObject opaqueObject(Address address) {
    return opaqueObjects.get(address);
  }

  Schema schema() {
    return schema.build();
  }

  List<LeftAlone> leftAlone() {
    return leftAlone.stream().sorted(Comparator.comparing(LeftAlone::object)).toList();
  }
}
