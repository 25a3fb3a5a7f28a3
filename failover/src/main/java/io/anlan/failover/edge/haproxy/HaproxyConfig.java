package io.anlan.failover.edge.haproxy;

import io.anlan.failover.edge.plan.CheckRules;
import io.anlan.failover.edge.plan.NodeAddress;
import io.anlan.kernel.Ladder;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.tls.PartTls;

/** Writes the configuration of an HAProxy, 2.6 or newer, that does what an edge does. */
public final class HaproxyConfig {

    private static final int BODY_BYTES = 64 * 1024;
    private static final long STREAM_MILLIS = 75_000;

    private final HaproxySettings settings;
    private final CheckRules checks;

    /** For these settings, judging nodes by these rules. */
    public HaproxyConfig(HaproxySettings settings, CheckRules checks) {
        this.settings = settings;
        this.checks = checks;
    }

    /** The whole file. */
    public String text() {
        return global()
                + defaults()
                + frontend()
                + backend("sites", Ladder.EDGE_TRY.toMillis(), "all-retryable-errors")
                // A connection that is used again may be found dead: HAProxy then leaves its client without a word.
                + backend("once", Ladder.EDGE_REQUEST.toMillis(), "conn-failure\n    http-reuse never")
                + backend("streams", STREAM_MILLIS, "conn-failure\n    http-reuse never");
    }

    private String global() {
        String socket =
                settings.socket() == null ? "" : "    stats socket " + settings.socket() + " mode 600 level admin\n";
        String key = settings.certificate() == null ? "" : "    ssl-load-extra-del-ext\n";
        return """
            # Written by ./anlan edge-config haproxy; change the settings, not this file.
            global
                maxconn 8192
                # A second try sends the body again: all of it must lie in one buffer, headers too.
                tune.bufsize 98304
                tune.maxrewrite 8192
                log stdout format raw local0 info
            """ + socket + key + "\n";
    }

    private String defaults() {
        return """
            defaults
                mode http
                log global
                # Method, status, site, time, tries: no address, since it may be about a person.
                log-format "%%HM %%ST %%s millis=%%Ta retries=%%rc"
                option http-buffer-request
                option redispatch 1
                retries 2
                timeout connect 500ms
                timeout queue 500ms
                timeout check %dms
                timeout client 75s
                timeout http-keep-alive 75s
                timeout http-request %dms

            """.formatted(checks.timeout().toMillis(), Ladder.EDGE_REQUEST.toMillis());
    }

    private String frontend() {
        String tls = settings.certificate() == null ? "" : " ssl crt " + settings.certificate() + " alpn h2,http/1.1";
        return """
            frontend citizens
                bind %s:%d%s
                monitor-uri /edge/health
                monitor fail if { nbsrv(sites) eq 0 }
                http-request deny deny_status 404 if { path_beg /edge/ }
                # What nodes tell their own site, however the address is written.
                http-request deny deny_status 404 if { path,url_dec -m reg ^[/.]*/q(/|$) } or { path,url_dec -m sub /../ }
                http-request deny deny_status 405 unless { method GET HEAD POST PUT PATCH DELETE OPTIONS }
                http-request deny deny_status 413 content-type application/problem+json string '%s' if { req.body_size gt %d }
                http-request set-header Correlation-Id %%[uuid()] unless { req.hdr(correlation-id) -m reg ^[!-~]{1,40}$ }
                http-request set-var(txn.correlation) req.hdr(correlation-id)
                http-after-response set-header Correlation-Id %%[var(txn.correlation)]
                # Whether it happened HAProxy cannot know after a second try: in doubt, never not-stored.
                http-error status 503 content-type application/problem+json string '%s' hdr Retry-After 1
                http-error status 502 content-type application/problem+json string '%s' hdr Retry-After 1
                http-error status 504 content-type application/problem+json string '%s' hdr Retry-After 1
                use_backend streams if { req.hdr(accept) -m sub text/event-stream }
                # The same request twice does no harm: a read, or a POST with its key. Nothing else is sent twice.
                use_backend once unless { method GET HEAD OPTIONS } or { method POST } { req.hdr(idempotency-key) -m found }
                default_backend sites

            """.formatted(
                        settings.host(),
                        settings.port(),
                        tls,
                        problem(413, "body-too-large"),
                        BODY_BYTES,
                        problem(503, "in-doubt"),
                        problem(502, "in-doubt"),
                        problem(504, "in-doubt"));
    }

    private String backend(String name, long serverMillis, String retryOn) {
        StringBuilder text = new StringBuilder("""
            backend %s
                # The part of a session token that stands for its person; whoever has none is sent in turn.
                balance hash req.hdr(authorization),word(2,.)
                hash-type consistent
                timeout server %dms
                retry-on %s
                option httpchk GET /q/health/ready
                http-check expect status 200
                http-response set-header Anlan-Site %%[srv_name,regsub(-[0-9]+$,)]
            """.formatted(name, serverMillis, retryOn));
        // No on-marked-down shutdown-sessions: it makes errors of the second tries that are under way.
        text.append(
                "    default-server inter %dms fall %d rise %d slowstart %dms observe layer4 error-limit 2 on-error mark-down%s\n"
                        .formatted(
                                checks.every().toMillis(),
                                checks.downAfter(),
                                checks.upAfter(),
                                checks.slowStart().toMillis(),
                                settings.localAddress() == null ? "" : " source " + settings.localAddress()));
        for (SiteId site : SiteId.values()) {
            servers(site, name, text);
        }
        return text.append('\n').toString();
    }

    private void servers(SiteId site, String backend, StringBuilder text) {
        int number = 0;
        for (NodeAddress node : settings.nodes()) {
            if (node.site() == site) {
                number++;
                String server = site.id() + "-" + number;
                // One check for all backends.
                String health = backend.equals("sites") ? "check" : "track sites/" + server;
                text.append("    server ")
                        .append(server)
                        .append(' ')
                        .append(node.name())
                        .append(' ')
                        .append(health);
                text.append(tls(node)).append(" weight 100\n");
            }
        }
    }

    private String tls(NodeAddress node) {
        return node.tls()
                ? " ssl ssl-min-ver TLSv1.3 verify required verifyhost %s ca-file %s/ca.pem crt %s/haproxy.pem"
                        .formatted(PartTls.name("node", node.site().id()), settings.partTls(), settings.partTls())
                : "";
    }

    private static String problem(int status, String slug) {
        return "{\"type\":\"https://anlan.example/problems/" + slug + "\",\"status\":" + status + "}";
    }
}
