package dev.autogen.revision.processor;

import dev.autogen.revision.Revision;
import dev.autogen.revision.RevisionInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes {@code META-INF/autogen/revisions}: the names of all classes with {@link RevisionInfo},
 * sorted, one a line. Compilers that run no annotation processors (javac does not by itself from 23
 * on) leave it out; revisions are then found by listing their package.
 */
public final class RevisionIndexProcessor extends AbstractProcessor {

  private static final String INDEX = "META-INF/autogen/revisions";

  private final Set<String> classNames = new TreeSet<>();

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(RevisionInfo.class.getName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(RevisionInfo.class)) {
      check(element);
      classNames.add(
          processingEnv.getElementUtils().getBinaryName((TypeElement) element).toString());
    }
    if (round.processingOver() && !classNames.isEmpty()) {
      write();
    }
    return false;
  }

  private void check(Element element) {
    TypeMirror revision =
        processingEnv.getElementUtils().getTypeElement(Revision.class.getName()).asType();
    if (!processingEnv.getTypeUtils().isAssignable(element.asType(), revision)
        || element.getModifiers().contains(Modifier.ABSTRACT)) {
      processingEnv
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR,
              "A class with @RevisionInfo must implement Revision and not be abstract",
              element);
    }
  }

  private void write() {
    keepOthers();
    try {
      FileObject file =
          processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", INDEX);
      try (Writer writer = file.openWriter()) {
        for (String className : classNames) {
          writer.write(className + "\n");
        }
      }
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, INDEX + " cannot be written: " + e.getMessage());
    }
  }

  /**
   * An incremental compiler shows only the classes that changed; the others are in the last index.
   */
  private void keepOthers() {
    try {
      FileObject last =
          processingEnv.getFiler().getResource(StandardLocation.CLASS_OUTPUT, "", INDEX);
      try (BufferedReader reader = new BufferedReader(last.openReader(true))) {
        reader.lines().map(String::strip).filter(this::isRevision).forEach(classNames::add);
      }
    } catch (IOException e) {
      // The first compilation has no last index.
      return;
    }
  }

  private boolean isRevision(String className) {
    TypeElement type = processingEnv.getElementUtils().getTypeElement(className.replace('$', '.'));
    return type != null && type.getAnnotation(RevisionInfo.class) != null;
  }
}
