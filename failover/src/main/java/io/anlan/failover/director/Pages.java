package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.director.Caller.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Which page answers what. */
final class Pages {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final AgreedLog log;
    private final LeasePages leases;
    private final VoterPages voters;
    private final PlanPages plans;
    private final Watch watch;
    private final DirectorMetrics metrics;

    Pages(AgreedLog log, LeasePages leases, VoterPages voters, PlanPages plans, Watch watch, DirectorMetrics metrics) {
        this.log = log;
        this.leases = leases;
        this.voters = voters;
        this.plans = plans;
        this.watch = watch;
        this.metrics = metrics;
    }

    void answer(Exchange exchange) {
        String path = exchange.path();
        if (path.equals(LeasePages.PATH) || path.startsWith(LeasePages.PATH + "/")) {
            leases.answer(exchange);
        } else if (path.equals(VoterPages.PATH) && exchange.method().equals("POST")) {
            voters.answer(exchange);
        } else if (path.equals(PlanPages.PATH) || path.startsWith(PlanPages.PATH + "/") || path.equals("/sites")) {
            plans.answer(exchange);
        } else if (path.equals("/view") && exchange.method().equals("GET")) {
            view(exchange);
        } else if (path.equals("/audit") && exchange.method().equals("GET")) {
            audit(exchange);
        } else if (path.equals("/metrics") && exchange.method().equals("GET")) {
            metrics(exchange);
        } else {
            exchange.problem(
                    Problem.NOT_FOUND, "Known are /leases, /plans, /sites, /view, /audit, /metrics and /voters.");
        }
    }

    private void view(Exchange exchange) {
        if (exchange.caller().is(Role.NODE)) {
            exchange.problem(Problem.FORBIDDEN, "Nodes ask for rights only.");
        } else {
            exchange.answer(200, watch.page());
        }
    }

    private void metrics(Exchange exchange) {
        if (reads(exchange.caller())) {
            exchange.answer(200, TEXT, Buffer.buffer(metrics.scrape()));
        } else {
            exchange.problem(Problem.FORBIDDEN, "Operators and auditors read the metrics.");
        }
    }

    private static boolean reads(Caller caller) {
        return caller.is(Role.AUDITOR) || caller.is(Role.OPERATOR);
    }

    private void audit(Exchange exchange) {
        if (!reads(exchange.caller())) {
            exchange.problem(Problem.FORBIDDEN, "Operators and auditors read the audit trail.");
            return;
        }
        JsonArray lines = new JsonArray();
        log.state()
                .audit()
                .forEach(line -> lines.add(new JsonObject()
                        .put("atMillis", line.atMillis())
                        .put("by", line.by())
                        .put("what", line.what())));
        exchange.answer(200, new JsonObject().put("lines", lines));
    }
}
