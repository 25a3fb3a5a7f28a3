package io.anlan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.local.process.PartException;
import io.anlan.local.wan.WanKind;
import io.anlan.local.wan.WanPlace;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Cuts and heals the network between the sites. */
public final class WanSteering {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI control;

    WanSteering(URI control) {
        this.control = control;
    }

    /** Parts the sites, silently and both ways. */
    public void cut() {
        post("/cut");
    }

    /** Nothing of this site arrives at its peer any more; the other way goes on. */
    public void cut(SiteId from) {
        post("/cut?from=" + from.id() + "&to=" + from.peer().id());
    }

    /** One kind of traffic only. */
    public void cut(SiteId from, WanKind kind) {
        post("/cut?from=" + from.id() + "&to=" + from.peer().id() + "&kind=" + kind.word());
    }

    /** Nothing of this place arrives at the other any more; the other way goes on. */
    public void cut(WanPlace from, WanPlace to, Set<WanKind> kinds) {
        kinds.forEach(kind -> post("/cut?from=" + from.id() + "&to=" + to.id() + "&kind=" + kind.word()));
    }

    /** What this place sends arrives at the other again. */
    public void heal(WanPlace from, WanPlace to, Set<WanKind> kinds) {
        kinds.forEach(kind -> post("/heal?from=" + from.id() + "&to=" + to.id() + "&kind=" + kind.word()));
    }

    /** Everything passes again. */
    public void heal() {
        post("/heal");
    }

    /** One direction passes again. */
    public void heal(SiteId from) {
        post("/heal?from=" + from.id() + "&to=" + from.peer().id());
    }

    /** One kind of traffic of one direction passes again. */
    public void heal(SiteId from, WanKind kind) {
        post("/heal?from=" + from.id() + "&to=" + from.peer().id() + "&kind=" + kind.word());
    }

    /** What comes from this site arrives so much later, up to so much more, and at most so much of it each second; 0s end it. */
    public void slow(SiteId from, int delayMillis, int jitterMillis, long bytesPerSecond) {
        post("/slow?from=" + from.id() + "&to=" + from.peer().id() + "&delayMillis=" + delayMillis + "&jitterMillis="
                + jitterMillis + "&bytesPerSecond=" + bytesPerSecond);
    }

    /** Breaks every connection between the sites; new ones pass. */
    public void reset() {
        post("/reset");
    }

    /** What is cut, as the proxy says it in JSON; empty when it does not run, or somebody else has its port. */
    Optional<String> state() {
        return Health.get(control.resolve("/"), "")
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> answer.body())
                .filter(WanSteering::isJson);
    }

    private static boolean isJson(String body) {
        try {
            return JSON.readTree(body).isObject();
        } catch (JsonProcessingException strange) {
            return false;
        }
    }

    private void post(String path) {
        var answer = Health.post(control.resolve(path), "", PATIENCE)
                .orElseThrow(() -> new PartException("the WAN proxy does not answer; is the twin up? ./anlan status"));
        if (answer.statusCode() != 200) {
            throw new PartException("the WAN proxy refused " + path + ": " + answer.body());
        }
    }
}
