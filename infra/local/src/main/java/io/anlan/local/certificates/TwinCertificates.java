package io.anlan.local.certificates;

import io.anlan.kernel.tls.PartTls;
import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The authority of a twin, in a folder no part reads, and what it has issued: one folder for each part. */
public final class TwinCertificates {
    private static final Duration GOOD_FOR = Duration.ofDays(365);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(90);

    private final Path folder;
    private final Instant now;

    /** @param folder of the authority's key; a real one lies elsewhere */
    public TwinCertificates(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
    }

    /** Sees to it that a part of a site has a certificate that is good for a while. */
    public void fill(Path part, String commonName, String name, String site) throws IOException {
        if (goodFor(part.resolve("part.pem"), RENEWED_BEFORE) && Files.exists(part.resolve("ca.pem"))) {
            return;
        }
        renew(part, commonName, name, site);
    }

    /** Gives a part another key and certificate; running programs take it up by themselves. */
    public void renew(Path part, String commonName, String name, String site) throws IOException {
        var authority = authority();
        var issued = authority.issue(commonName, List.of(PartTls.name(name, site)), now, now.plus(GOOD_FOR));
        Folders.createPrivate(part);
        PrivateFile.write(part.resolve("ca.pem"), believed(folder));
        PrivateFile.write(part.resolve("part.key"), issued.keyPem());
        PrivateFile.write(part.resolve("part.pem"), issued.certificatePem());
        if (name.equals("edge")) {
            // An HAProxy in its place wants both in one file.
            PrivateFile.write(part.resolve("haproxy.pem"), issued.certificatePem() + issued.keyPem());
        }
    }

    /** Where the authority lies that is to take over, while one does. */
    static Path next(Path folder) {
        return folder.resolve("next");
    }

    static void foundNext(Path folder, Instant now) throws IOException {
        var unused = found(next(folder), now);
    }

    /** The authorities that are believed: two while one takes over from the other. */
    static String believed(Path folder) throws IOException {
        var next = next(folder).resolve("ca.pem");
        return Files.readString(folder.resolve("ca.pem")) + (Files.exists(next) ? Files.readString(next) : "");
    }

    /** Whether the authority in this folder has issued the certificate of a part. */
    static boolean issuedBy(Path authority, Path part) throws IOException {
        try {
            certificate(Files.readString(part.resolve("part.pem")))
                    .verify(certificate(Files.readString(authority.resolve("ca.pem")))
                            .getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** When the certificate of a part ends. */
    public static Instant ends(Path part) throws IOException {
        try {
            return certificate(Files.readString(part.resolve("part.pem")))
                    .getNotAfter()
                    .toInstant();
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(part + " holds no certificate", unreadable);
        }
    }

    /** The one that issues: the new one as soon as there is one. */
    private Authority authority() throws IOException {
        var current = found(folder, now);
        return Files.exists(next(folder)) ? found(next(folder), now) : current;
    }

    private static Authority found(Path folder, Instant now) throws IOException {
        Folders.createPrivate(folder);
        var certificate = folder.resolve("ca.pem");
        var key = folder.resolve("ca.key");
        if (Files.exists(certificate) && Files.exists(key)) {
            return Authority.of(read(certificate, key));
        }
        var fresh = Authority.fresh("Anlan twin", now);
        PrivateFile.write(key, fresh.own().keyPem());
        PrivateFile.write(certificate, fresh.pem());
        return fresh;
    }

    private static Issued read(Path certificate, Path key) throws IOException {
        try {
            var pem = Files.readString(certificate);
            var read = certificate(pem);
            var der = Base64.getMimeDecoder().decode(Files.readString(key).replaceAll("-----[A-Z ]+-----", ""));
            var secret = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new Issued(read, new KeyPair(read.getPublicKey(), secret), pem);
        } catch (GeneralSecurityException e) {
            throw new IOException(key + " is no key of an authority", e);
        }
    }

    private boolean goodFor(Path pem, Duration time) throws IOException {
        if (!Files.exists(pem)) {
            return false;
        }
        try {
            return certificate(Files.readString(pem)).getNotAfter().toInstant().isAfter(now.plus(time));
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }
}
