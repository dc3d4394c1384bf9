package dev.autogen.operation;

import dev.autogen.schema.ColumnDefault;
import dev.autogen.schema.CompositeType;
import dev.autogen.schema.Deferrability;
import dev.autogen.schema.ObjectId;
import dev.autogen.schema.SequenceOptions;
import dev.autogen.schema.SqlType;
import java.util.Optional;

/** The new value of one attribute, in an {@link Alter}. */
public sealed interface Change {

  /** Calls the method of the visitor that is for this kind of change. */
  <R> R accept(Visitor<R> visitor);

  /** One answer for each kind of change; Java 17's exhaustive dispatch. */
  interface Visitor<R> {
    R setType(SetType change);

    R setNullable(SetNullable change);

    R setDefault(SetDefault change);

    R dropDefault(DropDefault change);

    R addIdentity(AddIdentity change);

    R setIdentity(SetIdentity change);

    R dropIdentity(DropIdentity change);

    R setGeneration(SetGeneration change);

    R dropGeneration(DropGeneration change);

    R setCollation(SetCollation change);

    R setComment(SetComment change);

    R setUnlogged(SetUnlogged change);

    R setStorageParameter(SetStorageParameter change);

    R setTablespace(SetTablespace change);

    R setSequence(SetSequence change);

    R setOwner(SetOwner change);

    R setDeferrability(SetDeferrability change);

    R addAttribute(AddAttribute change);

    R dropAttribute(DropAttribute change);

    R setAttributeType(SetAttributeType change);

    R setDefinition(SetDefinition change);
  }

  /**
   * A column's type.
   *
   * @param type the new type
   * @param using how old values become new ones, as SQL; empty for PostgreSQL's assignment cast
   */
  record SetType(SqlType type, String using) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setType(this);
    }
  }

  /** Whether a column takes nulls. */
  record SetNullable(boolean nullable) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setNullable(this);
    }
  }

  /**
   * {@code SET DEFAULT}, on a column that is neither identity nor generated.
   *
   * @param sql the default as SQL
   */
  record SetDefault(String sql) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setDefault(this);
    }
  }

  /** {@code DROP DEFAULT}, on a column that has one. */
  record DropDefault() implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropDefault(this);
    }
  }

  /** Makes a column without default an identity column; it must be not null by then. */
  record AddIdentity(ColumnDefault.Identity identity) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addIdentity(this);
    }
  }

  /**
   * Changes what an identity column's sequence counts, or {@code ALWAYS}; its current value is
   * kept.
   */
  record SetIdentity(ColumnDefault.Identity identity) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setIdentity(this);
    }
  }

  /** Makes an identity column a plain one; its values stay. */
  record DropIdentity() implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropIdentity(this);
    }
  }

  /**
   * Changes the expression of a generated column (PostgreSQL 17).
   *
   * @param sql the new expression as SQL
   */
  record SetGeneration(String sql) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setGeneration(this);
    }
  }

  /** Makes a stored generated column a plain one; its values stay. */
  record DropGeneration() implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropGeneration(this);
    }
  }

  /**
   * A column's collation; empty for the default of its type. PostgreSQL resets a collation whenever
   * it sets a type, so beside a {@link SetType} both are set together.
   */
  record SetCollation(String collation) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setCollation(this);
    }
  }

  /** The comment of a table, column, type or sequence; empty for none. */
  record SetComment(String comment) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setComment(this);
    }
  }

  /** Whether a table is unlogged. */
  record SetUnlogged(boolean unlogged) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setUnlogged(this);
    }
  }

  /**
   * A storage parameter of a table.
   *
   * @param name its name, such as {@code fillfactor} or {@code toast.autovacuum_enabled}
   * @param value its new value; empty for PostgreSQL's default
   */
  record SetStorageParameter(String name, Optional<String> value) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setStorageParameter(this);
    }
  }

  /**
   * Where a table or index is stored; it is copied there.
   *
   * @param tablespace its exact name; empty for {@code pg_default}
   */
  record SetTablespace(String tablespace) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setTablespace(this);
    }
  }

  /** What a sequence counts; its current value is kept. */
  record SetSequence(SequenceOptions options) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setSequence(this);
    }
  }

  /** The column that a sequence goes with. */
  record SetOwner(Optional<ObjectId> ownedBy) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setOwner(this);
    }
  }

  /** When a foreign key is checked. */
  record SetDeferrability(Deferrability deferrability) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setDeferrability(this);
    }
  }

  /** A further attribute of a composite type, behind the others. */
  record AddAttribute(CompositeType.Attribute attribute) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addAttribute(this);
    }
  }

  /** One attribute less in a composite type. */
  record DropAttribute(String name) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropAttribute(this);
    }
  }

  /** The type of an attribute of a composite type; only while no table uses the composite type. */
  record SetAttributeType(String name, SqlType type) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setAttributeType(this);
    }
  }

  /** The SQL of an opaque object that can be replaced in place. */
  record SetDefinition(String definition) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.setDefinition(this);
    }
  }
}
