package dev.autogen.codegen.entity;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Table;

/** A property of an entity. */
sealed interface Property {

  /** Returns its Java name. */
  String name();

  /** Tells whether it is the id, or a part of it. */
  boolean isId();

  /** Returns the same property under another name. */
  Property named(String otherName);

  /** One answer for each kind of property; Java 17's exhaustive dispatch. */
  interface Visitor<R> {
    R basic(Basic property);

    R toOne(ToOne property);

    R toMany(ToMany property);

    R otherOne(OtherOne property);

    R manyToMany(ManyToMany property);

    R otherMany(OtherMany property);
  }

  /** Calls the method of the visitor that is for this kind of property. */
  <R> R accept(Visitor<R> visitor);

  /** The part that an association plays in the id of its entity. */
  enum Role {
    /** None. */
    PLAIN,
    /** It is a part of the id: {@code @Id}. */
    ID,
    /** It gives the id, which is a property of its own, its value: {@code @MapsId}. */
    GIVES_ID,
    /** Other properties write its columns: {@code insertable = false, updatable = false}. */
    READ_ONLY
  }

  /**
   * A column.
   *
   * @param isMapped false for an id whose column an association maps
   */
  record Basic(String name, Column column, boolean isId, boolean isMapped) implements Property {
    @Override
    public Basic named(String otherName) {
      return new Basic(otherName, column, isId, isMapped);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.basic(this);
    }
  }

  /**
   * The end of an association that has the foreign key.
   *
   * @param target the class it points to
   * @param isOne {@code @OneToOne} rather than {@code @ManyToOne}
   */
  record ToOne(String name, ForeignKey key, String target, Role role, boolean isOne)
      implements Property {
    @Override
    public boolean isId() {
      return role == Role.ID;
    }

    @Override
    public ToOne named(String otherName) {
      return new ToOne(otherName, key, target, role, isOne);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.toOne(this);
    }
  }

  /** The other end of a {@code @ManyToOne}. */
  record ToMany(String name, String target, String mappedBy) implements Property {
    @Override
    public boolean isId() {
      return false;
    }

    @Override
    public ToMany named(String otherName) {
      return new ToMany(otherName, target, mappedBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.toMany(this);
    }
  }

  /** The other end of a {@code @OneToOne}. */
  record OtherOne(String name, String target, String mappedBy) implements Property {
    @Override
    public boolean isId() {
      return false;
    }

    @Override
    public OtherOne named(String otherName) {
      return new OtherOne(otherName, target, mappedBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.otherOne(this);
    }
  }

  /**
   * The end of an association of many and many that states its table.
   *
   * @param table the table of pairs
   * @param own its foreign key to this entity
   * @param other its foreign key to the target
   */
  record ManyToMany(String name, String target, Table table, ForeignKey own, ForeignKey other)
      implements Property {
    @Override
    public boolean isId() {
      return false;
    }

    @Override
    public ManyToMany named(String otherName) {
      return new ManyToMany(otherName, target, table, own, other);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.manyToMany(this);
    }
  }

  /** The other end of a {@code @ManyToMany}. */
  record OtherMany(String name, String target, String mappedBy) implements Property {
    @Override
    public boolean isId() {
      return false;
    }

    @Override
    public OtherMany named(String otherName) {
      return new OtherMany(otherName, target, mappedBy);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.otherMany(this);
    }
  }
}
