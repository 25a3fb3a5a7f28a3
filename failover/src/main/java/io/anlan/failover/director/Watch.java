package io.anlan.failover.director;

import io.anlan.failover.act.Sight;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.view.Place;
import io.anlan.failover.view.SiteReport;
import io.anlan.failover.view.View;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What is seen from this place: its own site, looked at each second, and what the directors of the others say of theirs.
 * A report older than five seconds is none.
 */
final class Watch implements Sight {
    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final DirectorConfig config;
    private final AgreedLog log;
    private final Questions questions;
    private final Ticker ticker;
    private final OwnSite own;
    private final Map<Place, Heard> heard = new ConcurrentHashMap<>();

    private record Heard(JsonObject text, long atNanos) {}

    Watch(DirectorConfig config, AgreedLog log, Questions questions, Ticker ticker) {
        this.config = config;
        this.log = log;
        this.questions = questions;
        this.ticker = ticker;
        this.own = new OwnSite(config.watch(), questions);
    }

    /** To be called each second. */
    void look() {
        if (config.place().site().isPresent()) {
            own.look(log.state().plans().states()).onSuccess(report -> hear(config.place(), Reports.write(report)));
        } else {
            hear(config.place(), new JsonObject());
        }
        Path secretFile = config.secrets().resolve("director." + config.place() + ".secret");
        Questions.secret(secretFile)
                .ifPresent(secret -> config.peers().forEach((place, uri) -> ask(place, uri, secret)));
    }

    private void ask(Place place, URI uri, String secret) {
        questions
                .get(uri, "/view", secret)
                .onSuccess(answer -> {
                    if (answer instanceof JsonObject view && view.getValue("own") instanceof JsonObject said) {
                        hear(place, said);
                    }
                })
                // Who is not heard grows old in the view.
                .onFailure(silent -> {});
    }

    private void hear(Place place, JsonObject text) {
        heard.put(place, new Heard(text, ticker.monotonicNanos()));
    }

    @Override
    public View view() {
        Map<SiteId, SiteReport> young = new EnumMap<>(SiteId.class);
        heard.forEach((place, one) -> place.site()
                .filter(site -> ticker.monotonicNanos() - one.atNanos < BELIEVED_NANOS)
                .ifPresent(site -> young.put(site, Reports.read(one.text))));
        return new View(young);
    }

    /** Everything with its age, for people and for the other directors. */
    JsonObject page() {
        JsonObject places = new JsonObject();
        heard.forEach((place, one) -> places.put(
                place.id(),
                one.text
                        .copy()
                        .put("ageMillis", TimeUnit.NANOSECONDS.toMillis(ticker.monotonicNanos() - one.atNanos))));
        Heard mine = heard.get(config.place());
        return new JsonObject()
                .put("place", config.place().id())
                .put("leader", log.leadership().place())
                .put("own", mine == null ? null : mine.text)
                .put("seen", places);
    }
}
