package dev.autogen.revision;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a table, column or value of an enum type was called before, so that {@code autogen
 * revision} renames it instead of dropping the old and adding a new one.
 *
 * <pre>
 * &#64;Entity
 * &#64;RenamedFrom("Article")
 * class Post {
 *   &#64;RenamedFrom("body")
 *   String content;
 * }
 * </pre>
 *
 * <p>On an entity: the name of its former table, or of its former class. On a property, its field
 * or its getter: the name of its former column, or its own former name. On a constant of an enum
 * that is mapped to a type of the database: the former name of the constant.
 *
 * <p>It counts only while the old name is known and the new one is not: once the rename is in a
 * revision it says nothing more, and can stay. autogen reads it from the class files; the
 * application does not need it when it runs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
public @interface RenamedFrom {

  /** The former names, in any order. */
  String[] value();
}
