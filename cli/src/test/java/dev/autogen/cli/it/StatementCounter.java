package dev.autogen.cli.it;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the statements that programs send to a PostgreSQL server: stands between both, and looks
 * at the messages of the frontend (PostgreSQL documentation, section 54.7).
 */
final class StatementCounter implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("//([^:/]+):(\\d+)/");
  private static final int EXECUTE = 'E';
  private static final int QUERY = 'Q';

  private final AtomicInteger statements = new AtomicInteger();
  private final ServerSocket door;
  private final String url;
  private final String host;
  private final int port;

  private StatementCounter(String url) throws IOException {
    Matcher address = ADDRESS.matcher(url);
    if (!address.find()) {
      throw new IllegalArgumentException("No host and port in " + url);
    }
    this.host = address.group(1);
    this.port = Integer.parseInt(address.group(2));
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    // Encrypted messages could not be counted.
    this.url =
        address.replaceFirst("//localhost:" + door.getLocalPort() + "/")
            + (url.contains("?") ? "&" : "?")
            + "sslmode=disable&gssEncMode=disable";
  }

  /** Opens one before the server of a JDBC URL. */
  static StatementCounter before(String url) {
    try {
      StatementCounter counter = new StatementCounter(url);
      start(counter::answer);
      return counter;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the JDBC URL of the same database through this counter. */
  String url() {
    return url;
  }

  /** Returns how many statements there were since the last call. */
  int take() {
    return statements.getAndSet(0);
  }

  private void answer() throws IOException {
    while (!door.isClosed()) {
      Socket program = door.accept();
      Socket server = new Socket(host, port);
      start(() -> forward(program, server));
      start(() -> back(server, program));
    }
  }

  private void forward(Socket program, Socket server) throws IOException {
    try (program;
        server;
        DataInputStream in = new DataInputStream(program.getInputStream());
        DataOutputStream out = new DataOutputStream(server.getOutputStream())) {
      // The first message has no type.
      message(in, out);
      while (true) {
        int type = in.readByte();
        if (type == EXECUTE || type == QUERY) {
          statements.incrementAndGet();
        }
        out.writeByte(type);
        message(in, out);
      }
    }
  }

  private static void message(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    byte[] rest = in.readNBytes(length - Integer.BYTES);
    out.writeInt(length);
    out.write(rest);
    out.flush();
  }

  private static void back(Socket server, Socket program) throws IOException {
    try (server;
        program) {
      server.getInputStream().transferTo(program.getOutputStream());
    }
  }

  /** Something that ends with an exception when a side closes its connection. */
  private interface Talk {
    void run() throws IOException;
  }

  private static void start(Talk talk) {
    Thread thread =
        new Thread(
            () -> {
              try {
                talk.run();
              } catch (IOException closed) {
                // The end of a connection, or of the counter.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
