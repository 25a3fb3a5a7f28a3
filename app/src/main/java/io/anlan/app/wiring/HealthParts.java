package io.anlan.app.wiring;

import static io.anlan.app.health.Metric.*;

import io.anlan.app.health.KnownAddresses;
import io.anlan.app.health.Metric;
import io.anlan.app.health.Metrics;
import io.anlan.app.health.SlotWatch;
import io.anlan.app.health.postgres.PostgresSlots;
import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.JournalStatus;
import io.anlan.app.registration.AcceptanceWriter;
import io.anlan.app.registration.RegistrationCount;
import io.anlan.app.registration.StoreTrouble;
import io.anlan.kernel.HybridClock;
import io.anlan.kernel.SiteId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Ties the metrics to what knows them, and watches the slots. */
@Singleton
public final class HealthParts {

    private final RegistrationCount count;
    private final AcceptanceWriter writer;
    private final CrossSiteJournal journal;
    private final HybridClock clock;

    HealthParts(RegistrationCount count, AcceptanceWriter writer, CrossSiteJournal journal, HybridClock clock) {
        this.count = count;
        this.writer = writer;
        this.journal = journal;
        this.clock = clock;
    }

    @Produces
    @Singleton
    SlotWatch slots(Pool pool, SiteId site) {
        return new SlotWatch(new PostgresSlots(pool), site);
    }

    /** Static: the first meters are made before there is a journal. */
    @Produces
    @Singleton
    static MeterFilter addresses() {
        return new KnownAddresses();
    }

    void bind(MeterRegistry registry) {
        var metrics = new Metrics(registry);
        metrics.bind(BATCHES, count, RegistrationCount::batches);
        metrics.bind(TRIED, count, RegistrationCount::tried);
        metrics.bind(STORED, count, RegistrationCount::stored);
        metrics.bind(FROM_JOURNAL, count, RegistrationCount::answeredFromJournal);
        metrics.bind(QUEUE_REFUSED, count, RegistrationCount::refusedByQueue);
        metrics.bind(QUEUED, writer, AcceptanceWriter::queued);
        metrics.bind(CLOCK_CLAMPS, clock, HybridClock::clamps);
        trouble(metrics, STORE_AGAIN, StoreTrouble.AGAIN);
        trouble(metrics, STORE_BAD_ROW, StoreTrouble.BAD_ROW);
        trouble(metrics, STORE_REFUSED, StoreTrouble.NOT_STORED);
        trouble(metrics, STORE_UNREACHED, StoreTrouble.NOT_SENT);
        trouble(metrics, STORE_IN_DOUBT, StoreTrouble.IN_DOUBT);
        bindJournal(metrics);
    }

    private void bindJournal(Metrics metrics) {
        number(metrics, PUTS_HELD, JournalStatus::putsHeld);
        number(metrics, PUTS_NOT_HELD, JournalStatus::putsNotHeld);
        number(metrics, PUTS_NOT_VOUCHED, JournalStatus::putsNotVouched);
        number(metrics, PUT_AGAIN, JournalStatus::putAgain);
        number(metrics, HANGING_PUTS, JournalStatus::hangingPuts);
        number(metrics, OWN_ENTRIES, JournalStatus::ownEntries);
        number(metrics, OWN_BYTES, JournalStatus::ownBytes);
        number(metrics, INBOUND_ENTRIES, JournalStatus::inboundEntries);
        number(metrics, INBOUND_BYTES, JournalStatus::inboundBytes);
        number(metrics, UNDRAINED, JournalStatus::oldestUndrainedMillis);
        number(metrics, DRAINED, JournalStatus::drained);
        number(metrics, RAISED, JournalStatus::raised);
        number(metrics, AT_ONE_SITE, JournalStatus::batchesAtOneSite);
        number(metrics, BEAT_AGE, JournalStatus::peerBeatAgeMillis);
        yes(metrics, PEER_VOUCHES, JournalStatus::peerVouches);
        yes(metrics, BREAKER_CLOSED, status -> status.breaker().equals("CLOSED"));
        yes(metrics, REDUNDANCY_WHOLE, JournalStatus::whole);
    }

    private void number(Metrics metrics, Metric metric, ToDoubleFunction<JournalStatus> value) {
        metrics.bind(metric, journal, part -> value.applyAsDouble(part.status()));
    }

    private void yes(Metrics metrics, Metric metric, Predicate<JournalStatus> value) {
        number(metrics, metric, status -> value.test(status) ? 1 : 0);
    }

    private void trouble(Metrics metrics, Metric metric, StoreTrouble trouble) {
        metrics.bind(metric, count, counted -> counted.troubles(trouble));
    }
}
