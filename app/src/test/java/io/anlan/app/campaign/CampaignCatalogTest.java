package io.anlan.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.NoCampaigns;
import io.anlan.app.testing.SetTicker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has changed a campaign reads the database again, while the keeper may be amid a reading of its own. */
class CampaignCatalogTest {

    private final Slow store = new Slow();
    private final CampaignCatalog catalog = new CampaignCatalog(store, new SetTicker(1_000));

    @Test
    void a_reading_that_was_overtaken_takes_nothing_back() {
        var keepers = catalog.refresh();
        store.open = false;
        var closers = catalog.refresh();
        store.answer(1);
        assertThat(closers.succeeded()).isTrue();
        assertThat(catalog.closing("spring")).isTrue();

        store.answer(0);

        assertThat(catalog.closing("spring")).isTrue();
        assertThat(keepers.succeeded()).isTrue();
        assertThat(store.readings).hasSize(2);
    }

    @Test
    void a_change_seen_by_the_overtaken_reading_alone_is_read_again() {
        var keepers = catalog.refresh();
        var others = catalog.refresh();
        store.answer(1);
        assertThat(others.succeeded()).isTrue();
        store.open = false;

        store.answer(0);
        assertThat(catalog.closing("spring")).isFalse();
        store.answer(2);

        assertThat(catalog.closing("spring")).isTrue();
        assertThat(keepers.succeeded()).isTrue();
    }

    /** A database whose readings are answered when the test says, each by what was there when it was asked. */
    private static final class Slow extends NoCampaigns {

        private record Reading(KnownCampaign seen, Promise<List<KnownCampaign>> answer) {}

        private final List<Reading> readings = new ArrayList<>();
        private boolean open = true;

        void answer(int reading) {
            var asked = readings.get(reading);
            asked.answer().complete(List.of(asked.seen()));
        }

        @Override
        public Future<List<KnownCampaign>> all() {
            var draft = new CampaignDraft(
                    "spring",
                    CampaignDraft.LOTTERY,
                    18,
                    List.of("wechat"),
                    0,
                    Long.MAX_VALUE,
                    CampaignDraft.ANY,
                    1,
                    List.of(),
                    List.of());
            var reading = new Reading(
                    new KnownCampaign(draft, "number-1", List.of(), !open, open),
                    Promise.<List<KnownCampaign>>promise());
            readings.add(reading);
            return reading.answer().future();
        }

        @Override
        public Future<String> fingerprint() {
            return Future.succeededFuture(open ? "open" : "closed");
        }
    }
}
