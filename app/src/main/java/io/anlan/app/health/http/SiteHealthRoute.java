package io.anlan.app.health.http;

import io.anlan.app.identity.Keyring;
import io.anlan.app.journal.AppliedMark;
import io.anlan.app.journal.CrossSiteJournal;
import io.anlan.app.journal.JournalStatus;
import io.anlan.app.journal.RootsHead;
import io.anlan.app.registration.AcceptanceWriter;
import io.anlan.kernel.SiteId;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** GET /q/health/site: how this node sees its site and its peer. Open to the site's own network, as all of /q is. */
@Singleton
public final class SiteHealthRoute {

    private final SiteId site;
    private final String node;
    private final String build;
    private final CrossSiteJournal journal;
    private final AcceptanceWriter writer;
    private final Keyring keyring;

    SiteHealthRoute(
            SiteId site,
            @ConfigProperty(name = "anlan.node.name") String node,
            @ConfigProperty(name = "anlan.build", defaultValue = "unknown") String build,
            CrossSiteJournal journal,
            AcceptanceWriter writer,
            Keyring keyring) {
        this.site = site;
        this.node = node;
        this.build = build;
        this.journal = journal;
        this.writer = writer;
        this.keyring = keyring;
    }

    @PermitAll
    void open(@Observes Router router) {
        // Before the general health route, which would take the name for a group's.
        router.get("/q/health/site").order(-1).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(page().encode());
    }

    private JsonObject page() {
        var status = journal.status();
        return new JsonObject()
                .put("site", site.id())
                .put("node", node)
                .put("build", build)
                .put("incarnation", status.incarnation())
                .put("databaseIncarnation", status.databaseIncarnation())
                .put("state", status.state().name())
                .put("redundancy", status.whole() ? "whole" : "rebuilding")
                .put("peer", peer(status))
                .put("journal", journal(status))
                .put("applied", mark(new JsonObject(), status.applied()))
                .put("receiptRoots", roots(status.roots()))
                .put("breaker", status.breaker())
                .put("queue", writer.queued())
                .put("oneSiteBatches", status.batchesAtOneSite())
                .put("raised", status.raised())
                .put("writesWith", kids());
    }

    /** Whoever exchanges a key sees by this that the new one is in use. */
    private JsonObject kids() {
        var kids = new JsonObject();
        keyring.writers().forEach(kids::put);
        return kids;
    }

    private static JsonObject peer(JournalStatus status) {
        var peer = new JsonObject()
                .put("inView", status.peerInView())
                .put("vouches", status.peerVouches())
                .put("beatAgeMillis", status.peerBeatAgeMillis())
                .put("receiptRootsRewritten", status.peerRootsRewritten());
        var beat = status.peerBeat();
        if (beat == null) {
            return peer.put("state", "UNKNOWN");
        }
        return mark(peer, beat.applied())
                .put("state", beat.state().name())
                .put("node", beat.node())
                .put("incarnation", beat.incarnation())
                .put("receiptRoots", roots(beat.roots()))
                .put("oldestUndrainedMillis", beat.oldestUndrainedMillis())
                .put("bytesHeld", beat.bytesHeld())
                .put("databaseIncarnation", beat.databaseIncarnation());
    }

    private static JsonObject mark(JsonObject into, AppliedMark mark) {
        return into.put("sourceIncarnation", mark.sourceIncarnation())
                .put("appliedLsn", mark.lsn())
                .put("parked", mark.parked());
    }

    private static JsonObject roots(RootsHead head) {
        return new JsonObject().put("count", head.count()).put("head", head.hash());
    }

    private static JsonObject journal(JournalStatus status) {
        return new JsonObject()
                .put("ownEntries", status.ownEntries())
                .put("ownBytes", status.ownBytes())
                .put("inboundEntries", status.inboundEntries())
                .put("inboundBytes", status.inboundBytes())
                .put("oldestUndrainedMillis", status.oldestUndrainedMillis())
                .put("hangingPuts", status.hangingPuts());
    }
}
