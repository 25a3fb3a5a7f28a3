package io.anlan.failover.director;

import io.anlan.failover.act.PlanRunner;
import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.agreed.AgreedState;
import io.anlan.failover.agreed.Entry;
import io.anlan.failover.agreed.PlanProgress;
import io.anlan.failover.decide.Plan;
import io.anlan.failover.decide.PlanStep;
import io.anlan.failover.decide.Planner;
import io.anlan.failover.decide.Procedure;
import io.anlan.failover.director.Caller.Role;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** {@code /plans} and {@code /sites}: operators have procedures carried out; operators and auditors look. */
final class PlanPages {
    static final String PATH = "/plans";
    private static final int REASON_MAX = 200;

    private final AgreedLog log;
    private final PlanRunner runner;
    private final Forwarding forwarding;
    private final Ticker ticker;

    PlanPages(AgreedLog log, PlanRunner runner, Forwarding forwarding, Ticker ticker) {
        this.log = log;
        this.runner = runner;
        this.forwarding = forwarding;
        this.ticker = ticker;
    }

    void answer(Exchange exchange) {
        String path = exchange.path();
        boolean operator = exchange.caller().is(Role.OPERATOR);
        if (!operator && !exchange.caller().is(Role.AUDITOR)) {
            exchange.problem(Problem.FORBIDDEN, "Operators make plans; operators and auditors read them.");
        } else if (path.equals("/sites") && exchange.method().equals("GET")) {
            exchange.answer(200, sites(log.state()));
        } else if (path.startsWith(PATH + "/") && exchange.method().equals("GET")) {
            look(exchange, path.substring(PATH.length() + 1));
        } else if (!path.equals(PATH) || !exchange.method().equals("POST")) {
            exchange.problem(Problem.NOT_FOUND, "Known are POST /plans, GET /plans/{id} and GET /sites.");
        } else if (!operator) {
            exchange.problem(Problem.FORBIDDEN, "Only operators make plans.");
        } else if (log.leadership().here()) {
            make(exchange);
        } else {
            forwarding.pass(exchange);
        }
    }

    private void make(Exchange exchange) {
        JsonObject body = exchange.json();
        Procedure procedure = Procedure.of(body.getString("procedure", ""));
        SiteId site = SiteId.of(body.getString("site", ""));
        String reason = body.getString("reason", "").strip();
        if (reason.isEmpty() || reason.length() > REASON_MAX) {
            throw new IllegalArgumentException("a reason of 1 to " + REASON_MAX + " characters is wanted");
        }
        Outcome<List<PlanStep>> steps = Planner.plan(procedure, site, runner.situation(log.state()));
        steps.<Runnable>fold(
                        made -> () -> begin(
                                exchange,
                                new Plan(
                                        id(),
                                        procedure,
                                        site,
                                        reason,
                                        exchange.caller().text(),
                                        made),
                                body.getBoolean("dryRun", false)),
                        refusal -> () -> exchange.problem(Problem.PLAN_REFUSED, refusal.type(), refusal.detail()),
                        doubt -> () -> exchange.problem(Problem.IN_DOUBT, doubt.detail()))
                .run();
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private void begin(Exchange exchange, Plan plan, boolean dryRun) {
        if (dryRun) {
            exchange.answer(200, json(plan, 0, "PLANNED", ""));
            return;
        }
        var unused = log.append(new Entry.Planned(plan, plan.by(), ticker.wallMillis()))
                .thenAccept(outcome -> outcome.<Runnable>fold(
                                answer -> () -> begun(exchange, plan, answer),
                                refusal -> () -> exchange.problem(Problem.NOT_NOW, refusal.detail()),
                                doubt -> () -> exchange.problem(Problem.IN_DOUBT, doubt.detail()))
                        .run());
    }

    private static void begun(Exchange exchange, Plan plan, AgreedAnswer answer) {
        if (answer.accepted()) {
            exchange.answer(200, json(plan, 0, "RUNNING", ""));
        } else {
            exchange.problem(Problem.PLAN_REFUSED, answer.code(), "Another plan was agreed on first.");
        }
    }

    private void look(Exchange exchange, String id) {
        AgreedState state = log.state();
        state.plans().plans().stream()
                .filter(plan -> plan.plan().id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        plan -> exchange.answer(200, json(plan)),
                        () -> exchange.problem(Problem.NOT_FOUND, "No plan of this id is known here."));
    }

    private JsonObject sites(AgreedState state) {
        JsonArray sites = new JsonArray();
        state.plans()
                .sites()
                .forEach((site, standing) -> sites.add(new JsonObject()
                        .put("site", site.id())
                        .put("state", standing.state().name())
                        .put("weight", standing.state().weight())
                        .put("sinceMillis", standing.sinceMillis())
                        .put("why", standing.why())));
        JsonArray plans = new JsonArray();
        state.plans().plans().forEach(plan -> plans.add(json(plan)));
        return new JsonObject()
                .put("leader", log.leadership().place())
                .put("sites", sites)
                .put("plans", plans);
    }

    private static JsonObject json(PlanProgress progress) {
        return json(progress.plan(), progress.done(), progress.state().name(), progress.why());
    }

    private static JsonObject json(Plan plan, int done, String state, String why) {
        JsonArray steps = new JsonArray();
        for (int i = 0; i < plan.steps().size(); i++) {
            String told = i < done ? "DONE" : i == done && state.equals("RUNNING") ? "RUNNING" : "OPEN";
            steps.add(new JsonObject().put("step", plan.steps().get(i).text()).put("state", told));
        }
        return new JsonObject()
                .put("id", plan.id())
                .put("procedure", plan.procedure().word())
                .put("site", plan.site().id())
                .put("reason", plan.reason())
                .put("by", plan.by())
                .put("state", state)
                .put("why", why)
                .put("steps", steps);
    }
}
