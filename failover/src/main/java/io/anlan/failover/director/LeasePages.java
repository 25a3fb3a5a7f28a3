package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedAnswer;
import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.director.Caller.Role;
import io.anlan.failover.lease.Lease;
import io.anlan.failover.lease.LeaseCommand;
import io.anlan.failover.lease.LeaseCommand.Ask;
import io.anlan.failover.lease.LeaseCommand.End;
import io.anlan.failover.lease.Right;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.lease.LeaseTimes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** {@code /leases}: a site's nodes ask, renew and give back for their site alone; operators revoke; all known may look. */
final class LeasePages {
    static final String PATH = "/leases";

    private final AgreedLog log;
    private final LeaseDesk desk;
    private final Forwarding forwarding;

    LeasePages(AgreedLog log, LeaseDesk desk, Forwarding forwarding) {
        this.log = log;
        this.desk = desk;
        this.forwarding = forwarding;
    }

    void answer(Exchange exchange) {
        if (exchange.path().equals(PATH) && exchange.method().equals("GET")) {
            exchange.answer(200, list());
            return;
        }
        boolean changes = exchange.method().equals("PUT") || exchange.method().equals("DELETE");
        if (!changes || !exchange.path().startsWith(PATH + "/")) {
            exchange.problem(Problem.NOT_FOUND, "Known are GET /leases, PUT and DELETE /leases/{right}.");
            return;
        }
        LeaseCommand command = command(exchange);
        if (command == null) {
            exchange.problem(Problem.FORBIDDEN, "A site's nodes ask and give back for their site; operators revoke.");
        } else if (log.leadership().here()) {
            propose(exchange, command);
        } else {
            forwarding.pass(exchange);
        }
    }

    private @Nullable LeaseCommand command(Exchange exchange) {
        Right right = new Right(exchange.path().substring(PATH.length() + 1));
        JsonObject body = exchange.json();
        SiteId holder = SiteId.of(body.getString("holder", ""));
        long epoch = body.getLong("epoch", 0L);
        boolean ofItsSite =
                exchange.caller().is(Role.NODE) && exchange.caller().name().equals(holder.id());
        if (exchange.method().equals("PUT")) {
            return ofItsSite ? new Ask(right, holder, epoch) : null;
        }
        return ofItsSite || exchange.caller().is(Role.OPERATOR) ? new End(right, holder, epoch) : null;
    }

    private void propose(Exchange exchange, LeaseCommand command) {
        var unused =
                desk.propose(command, exchange.caller().text()).thenAccept(outcome -> tell(exchange, command, outcome));
    }

    private static void tell(Exchange exchange, LeaseCommand command, Outcome<AgreedAnswer> outcome) {
        outcome.<Runnable>fold(
                        answer -> () -> tell(exchange, command, answer),
                        refusal -> () -> exchange.problem(Problem.NOT_NOW, refusal.detail()),
                        doubt -> () -> exchange.problem(Problem.IN_DOUBT, doubt.detail()))
                .run();
    }

    private static void tell(Exchange exchange, LeaseCommand command, AgreedAnswer answer) {
        SiteId holder = answer.holder();
        JsonObject json = answer.accepted()
                ? new JsonObject()
                : Problem.NOT_GRANTED
                        .json("The answer is " + answer.code() + ".")
                        .put("code", answer.code());
        json.put("holder", holder == null ? null : holder.id()).put("epoch", answer.epoch());
        if (command instanceof Ask ask) {
            json.put("right", ask.right().name());
            if (answer.accepted()) {
                json.put("validMillis", LeaseTimes.LEASE.toMillis());
            }
        } else {
            json.put("endsWithinMillis", LeaseTimes.GRANTOR_WAIT.toMillis());
        }
        exchange.answer(answer.accepted() ? 200 : Problem.NOT_GRANTED.status, json);
    }

    private JsonObject list() {
        JsonArray leases = new JsonArray();
        for (Lease lease : log.leases().leases()) {
            leases.add(new JsonObject()
                    .put("right", lease.right().name())
                    .put("holder", lease.holder().id())
                    .put("epoch", lease.epoch())
                    .put("renewals", lease.renewals())
                    .put("ending", lease.ending()));
        }
        return new JsonObject().put("leader", log.leadership().place()).put("leases", leases);
    }
}
