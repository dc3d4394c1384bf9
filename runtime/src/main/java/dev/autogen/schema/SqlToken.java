package dev.autogen.schema;

/**
 * One token of SQL text.
 *
 * @param kind what it is
 * @param text its exact text, quotes included
 * @param start where it starts in the text it was read from, in characters
 */
public record SqlToken(Kind kind, String text, int start) {

  /** The kinds of tokens that PostgreSQL's lexer tells apart. */
  public enum Kind {
    WHITESPACE,
    /** {@code -- …} to the end of the line, without its line break, or {@code /* … *}{@code /}. */
    COMMENT,
    /** A name or keyword without quotes. */
    IDENTIFIER,
    /** {@code "…"} or {@code U&"…"}. */
    QUOTED_IDENTIFIER,
    /** {@code '…'}, one of its forms with a prefix, or {@code $tag$…$tag$}. */
    STRING,
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    /** One or more of {@code + - * / < > = ~ ! @ # % ^ & | ` ?}. */
    OPERATOR,
    /**
     * Parentheses, brackets, comma, semicolon, dot, colon, {@code ::}, {@code :=}, and what is no
     * SQL.
     */
    PUNCTUATION,
    /** A quote or comment that has no end: all the rest of the text. */
    UNTERMINATED
  }

  /** Tells whether this only separates other tokens. */
  public boolean isBlank() {
    return kind == Kind.WHITESPACE || kind == Kind.COMMENT;
  }

  /** Tells whether this is that operator or punctuation. */
  public boolean is(String symbol) {
    return (kind == Kind.OPERATOR || kind == Kind.PUNCTUATION) && text.equals(symbol);
  }

  /** Tells whether this is that word, without quotes and in any case. */
  public boolean isWord(String word) {
    return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(word);
  }

  /** Tells whether this is an identifier, quoted or not. */
  public boolean isIdentifier() {
    return kind == Kind.IDENTIFIER || kind == Kind.QUOTED_IDENTIFIER;
  }

  /** Returns where the text goes on after this token. */
  public int end() {
    return start + text.length();
  }

  /**
   * Returns the catalog name that an identifier stands for: folded, or without its quotes.
   *
   * @throws IllegalStateException if this is no identifier
   */
  public String identifier() {
    return switch (kind) {
      case IDENTIFIER -> SqlIdentifier.fold(text);
      case QUOTED_IDENTIFIER -> SqlQuotes.identifier(text);
      default -> throw new IllegalStateException("'" + text + "' is not an identifier");
    };
  }

  /**
   * Returns the text that a string stands for; of a bit string its digits.
   *
   * @throws IllegalStateException if this is no string
   */
  public String string() {
    if (kind != Kind.STRING) {
      throw new IllegalStateException("'" + text + "' is not a string");
    }
    return SqlQuotes.string(text);
  }

  /** Tells whether this is {@code B'…'} or {@code X'…'}. */
  boolean isBitString() {
    return kind == Kind.STRING && "bBxX".indexOf(text.charAt(0)) >= 0;
  }
}
