package dev.autogen.scanner.inside;

import java.util.List;
import org.hibernate.boot.model.relational.InitCommand;

/** The SQL of an {@link InitCommand}, whose accessor was renamed in Hibernate 7. */
final class InitCommands {

  private InitCommands() {}

  static List<String> of(InitCommand command) {
    for (String accessor : List.of("initCommands", "getInitCommands")) {
      try {
        return List.of((String[]) InitCommand.class.getMethod(accessor).invoke(command));
      } catch (NoSuchMethodException e) {
        continue;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Hibernate's init commands cannot be read", e);
      }
    }
    throw new IllegalStateException("This Hibernate has no init commands that can be read");
  }
}
