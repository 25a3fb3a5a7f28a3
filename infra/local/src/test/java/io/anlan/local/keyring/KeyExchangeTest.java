package io.anlan.local.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key writes only when everybody can read what it wrote, and goes only when nothing of it is wanted. */
class KeyExchangeTest {
    private static final long NOW = 1_800_000_000;
    private static final long LEAD = 20;
    private static final long HALF_A_DAY = 12 * 3_600;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Map<SiteId, KeyringFolder> sites = Map.of();

    @BeforeEach
    void fill() {
        sites = new TreeMap<>();
        for (var site : SiteId.values()) {
            sites.put(site, new KeyringFolder(folder.resolve(site.id())));
        }
        start();
    }

    @Test
    void a_new_key_lies_at_both_sites_and_writes_after_its_lead_only() throws IOException {
        assertThat(at(NOW).add("session", LEAD)).containsExactly("session-2");

        assertThat(key(SiteId.SITE_A, "session-2"))
                .hasSize(32)
                .isEqualTo(key(SiteId.SITE_B, "session-2"))
                .isNotEqualTo(key(SiteId.SITE_A, "session-1"));
        assertThat(at(NOW + LEAD - 1).writing()).extracting(HeldKey::name).contains("session-1");
        assertThat(at(NOW + LEAD).writing())
                .extracting(HeldKey::name)
                .contains("session-2")
                .doesNotContain("session-1");
    }

    @Test
    void each_site_gets_a_receipt_key_of_its_own_whose_published_half_both_hold() throws IOException {
        assertThat(at(NOW).add("receipt", LEAD)).containsExactly("receipt-site-a-2", "receipt-site-b-2");

        assertThat(new KeyringFolder(folder.resolve("site-b")).find("receipt-site-a-2"))
                .isEmpty();
        var published = new Ed25519PrivateKeyParameters(key(SiteId.SITE_A, "receipt-site-a-2"))
                .generatePublicKey()
                .getEncoded();
        assertThat(key(SiteId.SITE_B, "receipt-site-a-2.public")).isEqualTo(published);
        assertThat(at(NOW + LEAD).writing())
                .extracting(HeldKey::name)
                .contains("receipt-site-a-2", "receipt-site-b-2")
                .doesNotContain("receipt-site-a-1", "receipt-site-b-1");
    }

    @Test
    void keys_made_in_the_same_second_succeed_each_other_and_the_tenth_the_ninth() throws IOException {
        for (var i = 2; i <= 10; i++) {
            assertThat(at(NOW).add("vault", LEAD)).containsExactly("vault-" + i);
        }

        assertThat(at(NOW + LEAD + 9).writing()).extracting(HeldKey::name).contains("vault-10");
    }

    @Test
    void the_key_that_writes_is_not_taken_away() throws IOException {
        assertThatThrownBy(() -> at(NOW).retirable("backup-1", true)).hasMessageContaining("keys add backup");
        var unused = at(NOW).add("backup", LEAD);

        assertThatThrownBy(() -> at(NOW + LEAD - 1).retirable("backup-1", true)).hasMessageContaining("no successor");
        assertThat(at(NOW + LEAD).retirable("backup-1", false).name()).isEqualTo("backup-1");
    }

    @Test
    void a_session_key_goes_when_its_sessions_have_ended_or_it_has_leaked() throws IOException {
        var unused = at(NOW).add("session", LEAD);

        assertThatThrownBy(() -> at(NOW + LEAD + HALF_A_DAY - 1).retirable("session-1", false))
                .hasMessageContaining("1 minutes more")
                .hasMessageContaining("--leaked");
        assertThat(at(NOW + LEAD).retirable("session-1", true).kind()).isEqualTo("session");
        assertThat(at(NOW + LEAD + HALF_A_DAY).retirable("session-1", false).kind())
                .isEqualTo("session");
    }

    @Test
    void what_is_taken_away_is_read_by_nobody_and_does_not_come_back_with_the_next_start() throws IOException {
        var unused = at(NOW).add("receipt", LEAD);
        var late = at(NOW + LEAD);

        late.retire(late.retirable("receipt-site-a-1", false));
        start();

        assertThat(new KeyringFolder(folder.resolve("site-a")).find("receipt-site-a-1"))
                .isEmpty();
        assertThat(new KeyringFolder(folder.resolve("site-a")).find("receipt-site-a-1.public"))
                .isPresent();
        assertThat(folder.resolve("site-a/retired/receipt-site-a-1.key")).exists();
        assertThat(at(NOW + LEAD).add("receipt", LEAD)).contains("receipt-site-a-3");
    }

    @Test
    void a_shared_key_that_is_taken_away_does_not_come_back_either_and_its_name_is_not_given_again()
            throws IOException {
        var unused = at(NOW).add("session", LEAD);
        var late = at(NOW + LEAD);

        late.retire(late.retirable("session-1", true));
        start();

        assertThat(late.held()).extracting(HeldKey::name).doesNotContain("session-1");
        assertThat(late.add("session", LEAD)).containsExactly("session-3");
    }

    @Test
    void a_site_that_missed_a_key_is_given_it_with_its_time() throws IOException {
        var unused = at(NOW).add("session", LEAD);
        Files.delete(folder.resolve("site-b/session-2.key"));

        start();

        assertThat(Files.readString(folder.resolve("site-b/session-2.key")))
                .isEqualTo(Files.readString(folder.resolve("site-a/session-2.key")))
                .contains("notBefore=" + (NOW + LEAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pepper", "operator-token", "receipt-public", "nonsense"})
    void what_cannot_be_exchanged_is_refused_with_the_reason_and_nothing_changes(String kind) throws IOException {
        var before = at(NOW).held();

        assertThatThrownBy(() -> at(NOW).add(kind, LEAD)).hasMessage(NeverExchanged.reason(kind));

        assertThat(at(NOW).held()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pepper-1", "vault-1", "number-1", "operator-token-1", "receipt-site-a-1.public"})
    void what_something_hangs_on_for_ever_stays_also_when_it_has_leaked(String name) throws IOException {
        var unused = at(NOW).add("vault", LEAD);
        unused = at(NOW).add("number", LEAD);

        assertThatThrownBy(() -> at(NOW + LEAD).retirable(name, true)).hasMessageContaining(name + " stays");
    }

    @Test
    void all_former_keys_of_a_kind_are_those_that_wrote_and_write_no_more() throws IOException {
        assertThatThrownBy(() -> at(NOW).former("session")).hasMessageContaining("no former key");
        var unused = at(NOW).add("session", LEAD);
        unused = at(NOW + LEAD).add("session", LEAD);

        assertThat(at(NOW + LEAD).former("session")).containsExactly("session-1");
        assertThat(at(NOW + LEAD + LEAD).former("session")).containsExactly("session-1", "session-2");
        assertThat(at(NOW).former("session-9")).containsExactly("session-9");
    }

    @Test
    void a_key_that_is_not_there_is_said_to_be_so() {
        assertThatThrownBy(() -> at(NOW).retirable("session-7", true))
                .hasMessageContaining("no keyring holds session-7");
    }

    @Test
    void what_is_told_of_a_key_is_not_what_it_is_made_of() throws IOException {
        var lines = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("site-a/session-1.key"))) {
            lines.load(in);
        }

        assertThat(at(NOW).held().toString()).doesNotContain(lines.getProperty("key"));
    }

    private void start() {
        new TwinKeys().fill(sites, new KeyringFolder(folder.resolve("sandbox")));
    }

    private KeyExchange at(long nowSeconds) {
        return new KeyExchange(sites, nowSeconds);
    }

    private byte[] key(SiteId site, String name) throws IOException {
        return new KeyringFolder(folder.resolve(site.id())).find(name).orElseThrow();
    }
}
