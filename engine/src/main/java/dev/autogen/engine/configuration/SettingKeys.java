package dev.autogen.engine.configuration;

import java.util.List;

/** The keys that autogen knows, but for those of Hibernate, the driver, hooks and the context. */
final class SettingKeys {

  static final List<String> ALL =
      List.of(
          "ahead",
          "class-name",
          "class-name-length",
          "classes",
          "classpath",
          "compile",
          "customizer",
          "databases",
          "entities",
          "environment",
          "exclude",
          "from",
          "from-password",
          "from-username",
          "hibernate-cfg-xml",
          "hooks",
          "include",
          "mapping-files",
          "model",
          "package",
          "packages",
          "password",
          "password-command",
          "password-file",
          "persistence-unit",
          "persistence-xml",
          "profile",
          "revisions",
          "role",
          "scan",
          "scan.customizer",
          "scan.java",
          "schema",
          "server-version",
          "time-zone",
          "url",
          "username",
          "version-path");

  private SettingKeys() {}
}
