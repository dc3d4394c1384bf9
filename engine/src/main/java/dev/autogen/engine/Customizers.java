package dev.autogen.engine;

import dev.autogen.codegen.AnnotatedOperation;
import dev.autogen.operation.CallConnection;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Step;
import dev.autogen.revision.AutogenException;
import dev.autogen.revision.ProposedRevision;
import dev.autogen.revision.RevisionCustomizer;
import dev.autogen.revision.RevisionVeto;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The project's own classes that have a say in what is written. */
final class Customizers {

  private static final String KEY = "customizer";

  private final Project project;

  Customizers(Project project) {
    this.project = project;
  }

  /**
   * Returns what a revision would hold when all customizers have seen it.
   *
   * @param message what it is for; empty where nobody said
   * @throws AutogenException if one of them refuses or fails, or cannot be loaded
   */
  Proposal apply(Proposal proposal, String message) {
    if (proposal.isEmpty()) {
      return proposal;
    }
    try (URLClassLoader loader = loader()) {
      ProposedRevision first =
          new ProposedRevision(
              message,
              proposal.place().revises(),
              project.context(),
              proposal.upgradeOperations(),
              proposal.downgradeOperations());
      ProposedRevision revision = first;
      for (String name : names(loader)) {
        revision = customized(load(name, loader), revision);
      }
      return revision.equals(first)
          ? proposal
          : new Proposal(
              proposal.place(),
              proposal.delta(),
              withNotes(revision.upgrade(), proposal.upgrade()),
              withNotes(revision.downgrade(), proposal.downgrade()),
              proposal.notes());
    } catch (IOException e) {
      throw AutogenException.failed("The class path cannot be read: %s.".formatted(e), e);
    }
  }

  /** They see autogen's own types, so that a customizer is one of this autogen's. */
  private URLClassLoader loader() {
    List<URL> urls = new ArrayList<>();
    for (Path entry : project.classPath()) {
      try {
        urls.add(entry.toUri().toURL());
      } catch (MalformedURLException e) {
        throw AutogenException.failed("%s is not a class path entry.".formatted(entry), e);
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), RevisionCustomizer.class.getClassLoader());
  }

  private List<String> names(ClassLoader loader) {
    List<String> named =
        project.configuration().get(KEY).stream()
            .flatMap(text -> Stream.of(text.split("[,\\s]+")))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    Set<String> services = new TreeSet<>();
    try {
      ServiceLoader.load(RevisionCustomizer.class, loader).stream()
          .forEach(provider -> services.add(provider.type().getName()));
    } catch (ServiceConfigurationError e) {
      throw AutogenException.failed(
          "A RevisionCustomizer of the class path cannot be loaded: %s. Correct META-INF/services/%s."
              .formatted(withoutEnd(e.getMessage()), RevisionCustomizer.class.getName()),
          e);
    }
    services.removeAll(Set.copyOf(named));
    return Stream.concat(services.stream(), named.stream()).toList();
  }

  private static RevisionCustomizer load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, true, loader)
          .asSubclass(RevisionCustomizer.class)
          .getConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      throw AutogenException.usage(
          "There is no class %s, which %s names. Compile it, and have it on the project's class path."
              .formatted(name, KEY));
    } catch (ClassCastException e) {
      throw AutogenException.usage(
          "Class %s, which %s names, is no RevisionCustomizer. Let it implement %s."
              .formatted(name, KEY, RevisionCustomizer.class.getName()));
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw AutogenException.failed(
          "Customizer %s cannot be made: %s. It must be public and have a public constructor without parameters."
              .formatted(name, withoutEnd(cause.toString())),
          e);
    }
  }

  private static ProposedRevision customized(
      RevisionCustomizer customizer, ProposedRevision revision) {
    String name = customizer.getClass().getName();
    ProposedRevision result;
    try {
      result = customizer.customize(revision);
    } catch (RevisionVeto veto) {
      throw AutogenException.failed(
          "%s refuses the revision: %s.".formatted(name, withoutEnd(veto.getMessage())), veto);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      throw AutogenException.failed(
          "Customizer %s failed: %s. Correct it; nothing was written."
              .formatted(name, withoutEnd(reason(e))),
          e);
    }
    if (result == null) {
      throw AutogenException.failed(
          "Customizer %s returned null. Let it return the revision, or throw RevisionVeto."
              .formatted(name));
    }
    requireWritable(result.upgrade(), name);
    requireWritable(result.downgrade(), name);
    return result;
  }

  /** Of code on a connection nobody knows the source. */
  private static void requireWritable(List<Operation> operations, String customizer) {
    for (Operation operation : operations) {
      if (operation instanceof Step step) {
        requireWritable(step.operations(), customizer);
      } else if (operation instanceof CallConnection) {
        throw AutogenException.usage(
            "Customizer %s records op.connection(…), whose code cannot be written into a revision. Let it record op.execute(…), or write that by hand."
                .formatted(customizer));
      }
    }
  }

  private static String reason(Throwable failure) {
    boolean ours =
        failure instanceof IllegalArgumentException
            || failure instanceof IllegalStateException
            || failure instanceof AutogenException;
    return ours && failure.getMessage() != null ? failure.getMessage() : failure.toString();
  }

  private static String withoutEnd(String message) {
    return message == null ? "no reason given" : message.strip().replaceFirst("\\.$", "");
  }

  /** What a reviewer should read stays with the operation that it is about. */
  private static List<AnnotatedOperation> withNotes(
      List<Operation> operations, List<AnnotatedOperation> before) {
    List<AnnotatedOperation> left = new ArrayList<>(before);
    List<AnnotatedOperation> result = new ArrayList<>();
    for (Operation operation : operations) {
      AnnotatedOperation annotated =
          left.stream()
              .filter(one -> one.operation().equals(operation))
              .findFirst()
              .orElse(AnnotatedOperation.of(operation));
      left.remove(annotated);
      result.add(annotated);
    }
    return result;
  }
}
