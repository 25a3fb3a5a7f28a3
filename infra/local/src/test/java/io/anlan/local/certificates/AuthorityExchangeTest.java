package io.anlan.local.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SystemTime;
import io.anlan.kernel.tls.PartTls;
import io.anlan.kernel.tls.TlsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No step of an exchange parts those who have taken it from those who have not. */
class AuthorityExchangeTest {

    private static final Instant NOW = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());

    @TempDir
    Path folder;

    private List<CertifiedPart> parts = List.of();

    @BeforeEach
    void issue() throws IOException {
        parts = List.of(
                new CertifiedPart(folder.resolve("node"), "node", "node", "site-a"),
                new CertifiedPart(folder.resolve("edge"), "edge", "edge", "site-b"));
        for (var part : parts) {
            new TwinCertificates(folder.resolve("authority"), NOW)
                    .fill(part.folder(), part.commonName(), part.kind(), part.site());
        }
    }

    @Test
    void after_each_step_a_part_that_has_looked_believes_one_that_has_not_and_the_other_way_round() throws Exception {
        var before = copies("before");
        exchange().believe();
        var both = copies("both");
        assertAllBelieve(before, both);

        exchange().renew();
        var renewed = copies("renewed");
        assertAllBelieve(both, renewed);

        exchange().retire();
        var after = copies("after");
        assertAllBelieve(renewed, after);
        assertThatThrownBy(() -> assertBelieves(after.get(0), before.get(1))).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> assertBelieves(before.get(1), after.get(0))).isInstanceOf(CertificateException.class);
    }

    @Test
    void a_step_out_of_turn_is_refused_and_changes_nothing() throws Exception {
        assertThatThrownBy(() -> exchange().retire()).hasMessageContaining("./anlan certificates believe");
        exchange().believe();
        var ca = Files.readString(folder.resolve("node/ca.pem"));

        assertThatThrownBy(() -> exchange().believe()).hasMessageContaining("./anlan certificates renew");
        assertThatThrownBy(() -> exchange().retire()).hasMessageContaining("node.site-a.anlan");

        assertThat(Files.readString(folder.resolve("node/ca.pem"))).isEqualTo(ca);
    }

    @Test
    void a_twin_started_in_the_middle_of_an_exchange_goes_on_with_both() throws Exception {
        exchange().believe();
        var late = new CertifiedPart(folder.resolve("late"), "node", "node", "site-b");

        new TwinCertificates(folder.resolve("authority"), NOW)
                .fill(late.folder(), late.commonName(), late.kind(), late.site());

        assertBelieves(parts.get(0), late);
        assertBelieves(late, parts.get(0));
    }

    private AuthorityExchange exchange() {
        return new AuthorityExchange(folder.resolve("authority"), parts, NOW);
    }

    /** The parts as they are now: what one goes on with that has not looked since. */
    private List<CertifiedPart> copies(String when) throws IOException {
        for (var part : parts) {
            var copy = Files.createDirectories(folder.resolve(when + "-" + part.kind()));
            for (var file : List.of("ca.pem", "part.pem", "part.key")) {
                Files.copy(part.folder().resolve(file), copy.resolve(file));
            }
        }
        return parts.stream()
                .map(part -> new CertifiedPart(
                        folder.resolve(when + "-" + part.kind()), part.commonName(), part.kind(), part.site()))
                .toList();
    }

    private static void assertAllBelieve(List<CertifiedPart> some, List<CertifiedPart> others) throws Exception {
        for (var one : some) {
            for (var other : others) {
                assertBelieves(one, other);
                assertBelieves(other, one);
            }
        }
    }

    private static void assertBelieves(CertifiedPart one, CertifiedPart other) throws CertificateException {
        var shown = new TlsFolder(other.folder(), SystemTime.INSTANCE)
                .identity()
                .chain()
                .toArray(new X509Certificate[0]);
        PartTls.trust(new TlsFolder(one.folder(), SystemTime.INSTANCE), Set.of(other.name()))
                .checkClientTrusted(shown, "EC");
    }
}
