package io.anlan.local.certificates;

import io.anlan.local.files.Folders;
import io.anlan.local.files.PrivateFile;
import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

/**
 * Exchanges the authority of parts that go on running: all believe both, then all show certificates of the new one, then all believe
 * the new one alone. Between two steps every part needs the time to look at its folder; a step taken too early is refused.
 */
public final class AuthorityExchange {
    private final Path folder;
    private final List<CertifiedPart> parts;
    private final Instant now;

    /** @param folder of the authority's key */
    public AuthorityExchange(Path folder, List<CertifiedPart> parts, Instant now) {
        this.folder = folder;
        this.parts = List.copyOf(parts);
        this.now = now;
    }

    /** The first step: there is a new authority, and every part believes both. */
    public void believe() throws IOException {
        if (Files.exists(TwinCertificates.next(folder))) {
            throw new PartException("an exchange of the authority is under way; go on: ./anlan certificates renew");
        }
        TwinCertificates.foundNext(folder, now);
        everybodyBelieves();
    }

    /** The second step, or all there is to do when only keys are to be new: every part shows a new certificate. */
    public void renew() throws IOException {
        var certificates = new TwinCertificates(folder, now);
        for (var part : parts) {
            certificates.renew(part.folder(), part.commonName(), part.kind(), part.site());
        }
    }

    /** The third step: the former authority is believed by nobody. */
    public void retire() throws IOException {
        var next = TwinCertificates.next(folder);
        if (!Files.exists(next)) {
            throw new PartException("no exchange of the authority has begun; begin one: ./anlan certificates believe");
        }
        for (var part : parts) {
            if (!TwinCertificates.issuedBy(next, part.folder())) {
                throw new PartException(part.name()
                        + " still shows a certificate of the former authority; first: ./anlan certificates renew");
            }
        }
        for (var file : List.of("ca.key", "ca.pem")) {
            Files.move(next.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Folders.delete(next);
        everybodyBelieves();
    }

    private void everybodyBelieves() throws IOException {
        var believed = TwinCertificates.believed(folder);
        for (var part : parts) {
            PrivateFile.write(part.folder().resolve("ca.pem"), believed);
        }
    }
}
