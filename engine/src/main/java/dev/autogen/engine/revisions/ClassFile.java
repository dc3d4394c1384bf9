package dev.autogen.engine.revisions;

import dev.autogen.revision.RevisionHeader;
import dev.autogen.revision.RevisionInfo;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a class file says, read without loading the class (JVMS 4).
 *
 * @param name the name of the class
 * @param javaVersion the oldest Java that loads it
 * @param uses the names of the classes that its code names; annotations do not count, for without
 *     their classes they are just not there
 * @param annotation the values of its {@code @RevisionInfo}; empty if it has none
 */
public record ClassFile(
    String name,
    int javaVersion,
    SortedSet<String> uses,
    Optional<Map<String, List<String>>> annotation) {

  private static final int MAGIC = 0xCAFEBABE;

  /** Class file versions count from 44 for Java 0; see JVMS 4.1, table 4.1-A. */
  private static final int FIRST_VERSION = 44;

  private static final String ANNOTATION =
      "L" + RevisionInfo.class.getName().replace('.', '/') + ";";
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+);");

  /**
   * Reads a class file.
   *
   * @throws IOException if it is none
   */
  public static ClassFile read(byte[] bytes) throws IOException {
    try {
      return new Reader(bytes).read();
    } catch (RuntimeException e) {
      throw new IOException("it is no class file", e);
    }
  }

  /** Tells, without taking it apart, whether a class file can have the annotation. */
  static boolean mentionsAnnotation(byte[] bytes) {
    byte[] wanted = ANNOTATION.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte last = wanted[wanted.length - 1];
    int end = bytes.length;
    for (int i = wanted.length - 1; i < end; i++) {
      if (bytes[i] == last
          && java.util.Arrays.equals(
              bytes, i - wanted.length + 1, i + 1, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what its annotation says; empty if it has none. */
  Optional<RevisionHeader> header() {
    return annotation.map(
        values ->
            new RevisionHeader(
                first(values, "id"),
                values.getOrDefault("revises", List.of()),
                first(values, "message"),
                first(values, "created"),
                first(values, "baseline").equals("1"),
                values.getOrDefault("branchLabels", List.of()),
                values.getOrDefault("dependsOn", List.of())));
  }

  private static String first(Map<String, List<String>> values, String key) {
    return values.getOrDefault(key, List.of("")).stream().findFirst().orElse("");
  }

  /** Reads one file from its start to its end. */
  private static final class Reader {

    private final DataInputStream in;
    private Object[] constants;
    private final List<Integer> classes = new ArrayList<>();
    private final List<Integer> descriptors = new ArrayList<>();
    private Optional<Map<String, List<String>>> annotation = Optional.empty();

    Reader(byte[] bytes) {
      this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    ClassFile read() throws IOException {
      if (in.readInt() != MAGIC) {
        throw new IOException("it is no class file");
      }
      in.readUnsignedShort();
      int version = in.readUnsignedShort() - FIRST_VERSION;
      readConstants();
      in.readUnsignedShort();
      String name = className(in.readUnsignedShort());
      in.readUnsignedShort();
      in.skipBytes(2 * in.readUnsignedShort());
      skipMembers();
      skipMembers();
      readAttributes();
      return new ClassFile(name, version, uses(name), annotation);
    }

    /** JVMS 4.4. */
    private void readConstants() throws IOException {
      constants = new Object[in.readUnsignedShort()];
      for (int i = 1; i < constants.length; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> constants[i] = in.readUTF();
          case 3 -> constants[i] = in.readInt();
          case 4 -> in.skipBytes(4);
          case 5, 6 -> {
            in.skipBytes(8);
            i++;
          }
          case 7 -> {
            constants[i] = in.readUnsignedShort();
            classes.add((Integer) constants[i]);
          }
          case 8, 19, 20 -> in.skipBytes(2);
          case 16 -> descriptors.add(in.readUnsignedShort());
          case 9, 10, 11, 17, 18 -> in.skipBytes(4);
          case 12 -> {
            in.skipBytes(2);
            descriptors.add(in.readUnsignedShort());
          }
          case 15 -> in.skipBytes(3);
          default -> throw new IOException("it has a constant of kind " + tag);
        }
      }
    }

    private String className(int index) {
      return text((Integer) constants[index]).replace('/', '.');
    }

    private String text(int index) {
      return (String) constants[index];
    }

    private SortedSet<String> uses(String name) {
      SortedSet<String> used = new TreeSet<>();
      for (int index : classes) {
        String text = text(index);
        if (text.startsWith("[")) {
          addDescriptor(text, used);
        } else {
          used.add(text.replace('/', '.'));
        }
      }
      descriptors.forEach(index -> addDescriptor(text(index), used));
      used.remove(name);
      return used;
    }

    private static void addDescriptor(String descriptor, SortedSet<String> used) {
      Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
      while (matcher.find()) {
        used.add(matcher.group(1).replace('/', '.'));
      }
    }

    /** The descriptors of fields and methods name classes that the constants need not have. */
    private void skipMembers() throws IOException {
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        in.skipBytes(4);
        descriptors.add(in.readUnsignedShort());
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          in.skipBytes(2);
          in.skipBytes(in.readInt());
        }
      }
    }

    private void readAttributes() throws IOException {
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        String name = text(in.readUnsignedShort());
        int length = in.readInt();
        if (name.equals("RuntimeVisibleAnnotations")) {
          readAnnotations();
        } else {
          in.skipBytes(length);
        }
      }
    }

    /** JVMS 4.7.16. */
    private void readAnnotations() throws IOException {
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        boolean ours = text(in.readUnsignedShort()).equals(ANNOTATION);
        Map<String, List<String>> values = readPairs();
        if (ours) {
          annotation = Optional.of(values);
        }
      }
    }

    private Map<String, List<String>> readPairs() throws IOException {
      Map<String, List<String>> values = new HashMap<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        String name = text(in.readUnsignedShort());
        List<String> texts = new ArrayList<>();
        readValue(texts);
        values.put(name, List.copyOf(texts));
      }
      return values;
    }

    /** JVMS 4.7.16.1. */
    private void readValue(List<String> texts) throws IOException {
      switch (in.readUnsignedByte()) {
        case '[' -> {
          for (int left = in.readUnsignedShort(); left > 0; left--) {
            readValue(texts);
          }
        }
        case 'e' -> in.skipBytes(4);
        case '@' -> {
          in.skipBytes(2);
          readPairs();
        }
        default -> texts.add(String.valueOf(constants[in.readUnsignedShort()]));
      }
    }
  }
}
