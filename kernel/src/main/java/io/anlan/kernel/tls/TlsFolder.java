package io.anlan.kernel.tls;

import io.anlan.kernel.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A folder with {@code ca.pem}, {@code part.pem} and {@code part.key} (PKCS#8, elliptic curve). Looked at again at most every ten
 * seconds: connections made after that use what lies there. Files that do not fit each other, or are being exchanged, leave what was
 * read before in use.
 */
public final class TlsFolder {
    /** So long after an exchange of files every part has looked. */
    public static final long LOOK_SECONDS = 10;

    private final Path folder;
    private final Ticker ticker;
    private @Nullable TlsIdentity identity;
    private String looks = "";
    private long lookedNanos;

    /** Reads the folder; it must hold a whole identity now. */
    public TlsFolder(Path folder, Ticker ticker) {
        this.folder = folder;
        this.ticker = ticker;
        TlsIdentity unused = identity();
    }

    /** The identity that new connections use. */
    public synchronized TlsIdentity identity() {
        TlsIdentity now = identity;
        if (now != null && ticker.monotonicNanos() - lookedNanos < TimeUnit.SECONDS.toNanos(LOOK_SECONDS)) {
            return now;
        }
        lookedNanos = ticker.monotonicNanos();
        try {
            String seen = looks();
            if (now == null || !seen.equals(looks)) {
                now = read();
                looks = seen;
            }
        } catch (IOException | GeneralSecurityException unfit) {
            if (now == null) {
                throw new UncheckedIOException(
                        new IOException("no TLS identity in " + folder + ": " + unfit.getMessage(), unfit));
            }
        }
        identity = now;
        return now;
    }

    private String looks() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String file : List.of("ca.pem", "part.pem", "part.key")) {
            text.append(Files.getLastModifiedTime(folder.resolve(file)).to(TimeUnit.NANOSECONDS))
                    .append('/')
                    .append(Files.size(folder.resolve(file)))
                    .append(' ');
        }
        return text.toString();
    }

    private TlsIdentity read() throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = certificates("part.pem");
        TlsIdentity read = new TlsIdentity(chain, key(), new HashSet<>(certificates("ca.pem")));
        Signatures.mustFit(chain.get(0).getPublicKey(), read.key());
        return read;
    }

    private List<X509Certificate> certificates(String name) throws IOException, GeneralSecurityException {
        List<X509Certificate> read = new ArrayList<>();
        try (var in = Files.newInputStream(folder.resolve(name))) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                read.add((X509Certificate) certificate);
            }
        }
        if (read.isEmpty()) {
            throw new IOException(name + " holds no certificate");
        }
        return read;
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        String pem = Files.readString(folder.resolve("part.key"));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
