package io.anlan.failover.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate that signs itself, made by the JDK's own keytool and written as an edge wants it. */
record Pem(Path certificate, Path key, KeyStore trust) {

    private static final String PASSWORD = "made-for-one-test";

    static Pem in(Path folder, String commonName) {
        try {
            Path store = Files.createTempDirectory("keys").resolve("store.p12");
            keytool(store, commonName);
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            Path certificate = write(
                    folder.resolve("tls.crt"),
                    "CERTIFICATE",
                    keys.getCertificate("edge").getEncoded());
            Path key = write(
                    folder.resolve("tls.key"),
                    "PRIVATE KEY",
                    keys.getKey("edge", PASSWORD.toCharArray()).getEncoded());
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("edge", keys.getCertificate("edge"));
            return new Pem(certificate, key, trust);
        } catch (IOException | GeneralSecurityException cause) {
            throw new AssertionError("no certificate", cause);
        }
    }

    private static void keytool(Path store, String commonName) throws IOException {
        Process made = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "edge",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + commonName,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        try {
            if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
                throw new IOException(
                        "keytool failed: " + new String(made.getInputStream().readAllBytes()));
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static Path write(Path file, String what, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }
}
