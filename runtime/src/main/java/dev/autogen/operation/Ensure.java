package dev.autogen.operation;

/**
 * Creates an object unless it is there already: absent, it is made; equal, it is skipped;
 * different, the migrator stops.
 *
 * @param operation a {@link CreateTable} or {@link Create}
 */
public record Ensure(Operation operation) implements Operation {

  public Ensure {
    if (!(operation instanceof CreateTable) && !(operation instanceof Create)) {
      throw new IllegalArgumentException("Only a creation can be ensured");
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.ensure(this);
  }
}
