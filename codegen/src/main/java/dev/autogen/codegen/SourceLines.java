package dev.autogen.codegen;

/** Source text as it grows, knowing how much room is left on its last line. */
final class SourceLines {

  /** The longest line, in characters. */
  static final int WIDTH = 100;

  private final int base;
  private final StringBuilder text = new StringBuilder();
  private int column;

  /**
   * Starts a line.
   *
   * @param base the indentation that every line is to be given later
   */
  SourceLines(int base) {
    this.base = base;
    this.column = base;
  }

  boolean hasRoomFor(String more) {
    return column + more.length() <= WIDTH;
  }

  void append(String more) {
    text.append(more);
    column += more.length();
  }

  void emptyLine() {
    text.append('\n');
  }

  /** Starts a line that is to have that indentation, the base included. */
  void newLine(int indent) {
    text.append('\n').append(" ".repeat(indent - base));
    column = indent;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
