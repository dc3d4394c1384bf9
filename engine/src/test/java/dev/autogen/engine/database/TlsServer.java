package dev.autogen.engine.database;

import dev.autogen.engine.build.ToolProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A PostgreSQL that encrypts, with a certificate for {@code localhost} that nobody signed. */
final class TlsServer implements AutoCloseable {

  private static final String PASSWORD = "changeit";

  private final Path certificate;
  private final EmbeddedPostgres server;

  TlsServer(Path directory) throws IOException, GeneralSecurityException {
    KeyStore store = keyStore(directory);
    certificate = certificate(directory, store);
    Path key = directory.resolve("server.key");
    pem(key, "PRIVATE KEY", store.getKey("server", PASSWORD.toCharArray()).getEncoded());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", certificate.toString())
            .setServerConfig("ssl_key_file", key.toString())
            .start();
  }

  private static KeyStore keyStore(Path directory) throws IOException, GeneralSecurityException {
    Path file = directory.resolve("server.p12");
    ToolProcess keytool =
        ToolProcess.run(
            directory,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
    if (!keytool.succeeded()) {
      throw new IllegalStateException(keytool.output());
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** Writes a certificate that the server does not have. */
  static Path another(Path directory) throws IOException, GeneralSecurityException {
    return certificate(directory, keyStore(directory));
  }

  private static Path certificate(Path directory, KeyStore store)
      throws IOException, GeneralSecurityException {
    Path file = directory.resolve("server.crt");
    pem(file, "CERTIFICATE", store.getCertificate("server").getEncoded());
    return file;
  }

  private static void pem(Path file, String kind, byte[] bytes) throws IOException {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind));
  }

  Path certificate() {
    return certificate;
  }

  /** Returns the URL of a database by that name of the host. */
  String url(String host) {
    return "jdbc:postgresql://%s:%d/postgres?user=postgres&password=s3cr3t-tls"
        .formatted(host, server.getPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
