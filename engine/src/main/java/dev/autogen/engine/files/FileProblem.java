package dev.autogen.engine.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;

/** Why a file cannot be read or written, as the end of a sentence that has named it. */
public final class FileProblem {

  private FileProblem() {}

  /** Returns the reason: {@code access denied}, {@code no such file}, {@code disk full}. */
  public static String of(Exception problem) {
    Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
    if (cause instanceof CharacterCodingException) {
      return "it is not UTF-8; save it as UTF-8";
    }
    String message = Optional.ofNullable(cause.getMessage()).orElse("");
    if (cause instanceof FileSystemException failure) {
      message = Optional.ofNullable(failure.getReason()).orElse("");
    }
    return message.isBlank() ? words(cause) : message.strip().replaceFirst("\\.$", "");
  }

  /** The JDK's classes for the usual reasons are named well, and have no other words. */
  private static String words(Throwable cause) {
    String kind = cause.getClass().getSimpleName().replaceFirst("Exception$", "");
    return cause.getClass() == IOException.class
        ? "input or output failed"
        : kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
