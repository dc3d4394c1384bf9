package dev.autogen.revision;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which {@link Revision} a class is, and where it stands among the others. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RevisionInfo {

  /** What identifies the revision: letters, digits, {@code _} and {@code .}, no more than 255. */
  String id();

  /** The ids of the revisions before this one: none for a first one, several for a merge. */
  String[] revises() default {};

  /** What the revision is for, in a few words. */
  String message();

  /** When it was written, such as {@code 2026-11-20T06:02:11Z}. */
  String created();

  /** Whether it describes a database that was there before autogen. */
  boolean baseline() default false;

  /** Names for the branch that starts here, as in {@code reporting@head}. */
  String[] branchLabels() default {};

  /** The ids or labels of revisions of other branches that must be applied before this one. */
  String[] dependsOn() default {};
}
