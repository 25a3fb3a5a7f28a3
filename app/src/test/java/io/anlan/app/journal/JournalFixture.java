package io.anlan.app.journal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.app.acceptance.Acceptance;
import io.anlan.app.acceptance.VaultRow;
import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.person.PersonKey;
import io.anlan.local.process.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Two journals that beat at each other over a WAN in memory. */
final class JournalFixture {

    static {
        warm();
    }

    final SetTicker ticker = new SetTicker(1_000_000);
    final InMemoryWan wan = new InMemoryWan();
    final InMemoryStore storeA = new InMemoryStore("db-a");
    final InMemoryStore storeB = new InMemoryStore("db-b");
    final CrossSiteJournal a;
    CrossSiteJournal b;
    private final EntryCodec codecB;
    private int livesOfB = 1;

    JournalFixture() {
        this(EntryCodec.standard(), EntryCodec.standard());
    }

    /** Two sites of perhaps two releases. */
    JournalFixture(EntryCodec codecA, EntryCodec codecB) {
        this.codecB = codecB;
        a = journal(SiteId.SITE_A, "a1", "a1-life1", wan.a(), storeA, codecA);
        b = journal(SiteId.SITE_B, "b1", "b1-life1", wan.b(), storeB, codecB);
        a.start();
        b.start();
        a.become(SiteState.SERVING);
        b.become(SiteState.SERVING);
        // A first beat might be an old one told again; only the second says that a node is alive.
        round();
        round();
    }

    /** The breaker waits by a clock of its own: the first put and the first beat of a JVM must not count for a test. */
    private static void warm() {
        Await.that("a first entry is held", Duration.ofSeconds(60))
                .until(() -> hold(new JournalFixture().a, entry("warm", 1)));
    }

    private CrossSiteJournal journal(
            SiteId site,
            String node,
            String incarnation,
            JournalTransport transport,
            JournalStore store,
            EntryCodec codec) {
        return new CrossSiteJournal(site, node, incarnation, transport, store, ticker, () -> RootsHead.NONE, codec);
    }

    /** B's node starts anew and has forgotten what it held. */
    void restartB() {
        restartB(codecB);
    }

    /** The same as another release. */
    void restartB(EntryCodec codec) {
        wan.b().loseMemory();
        livesOfB++;
        b = journal(SiteId.SITE_B, "b1", "b1-life" + livesOfB, wan.b(), storeB, codec);
        b.start();
        b.become(SiteState.SERVING);
    }

    /** One round of everything at both. */
    void round() {
        a.raise();
        b.raise();
        a.beat();
        b.beat();
        a.drain();
        b.drain();
        a.raise();
        b.raise();
    }

    void pass(long millis) {
        ticker.setWallMillis(ticker.wallMillis() + millis);
    }

    @CanIgnoreReturnValue
    static boolean hold(Journal journal, JournalEntry entry) {
        return journal.hold(entry)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    static JournalEntry entry(String batchId, int person) {
        return new JournalEntry(batchId, List.of(acceptance(batchId, person)), List.of(vault(person)));
    }

    static Acceptance acceptance(String batchId, int person) {
        return new Acceptance(
                        "shanghai-1",
                        person(person),
                        SiteId.SITE_A,
                        "RG" + person,
                        "wechat",
                        "key-" + person,
                        new byte[32],
                        1_000L,
                        batchId,
                        "correlation",
                        null,
                        100L + person,
                        1,
                        new byte[0])
                .hashed();
    }

    private static VaultRow vault(int person) {
        return VaultRow.of(person(person), "vault-1", new byte[] {1, 2, 3}, 100L, 1);
    }

    private static PersonKey person(int number) {
        var bytes = new byte[32];
        bytes[31] = (byte) number;
        return new PersonKey(bytes);
    }
}
