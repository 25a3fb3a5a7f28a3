package io.anlan.failover.director;

import io.anlan.failover.agreed.AgreedLog;
import io.anlan.failover.director.Caller.Role;
import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code POST /voters}: a director that lost its disk has its old name struck, and then itself taken in under a new one;
 * for its own place alone.
 */
final class VoterPages {
    static final String PATH = "/voters";
    private static final Logger LOG = Logger.getLogger(VoterPages.class.getName());

    private final AgreedLog log;
    private final Forwarding forwarding;

    VoterPages(AgreedLog log, Forwarding forwarding) {
        this.log = log;
        this.forwarding = forwarding;
    }

    void answer(Exchange exchange) {
        String place = exchange.caller().name();
        String name = exchange.json().getString("name", "");
        if (!exchange.caller().is(Role.DIRECTOR)) {
            exchange.problem(Problem.FORBIDDEN, "Only a director asks to be taken in.");
        } else if (!name.matches("[a-z-]+\\.[0-9a-f]{8}") || !name.startsWith(place + ".")) {
            exchange.problem(Problem.BAD_REQUEST, "A new name is the place, a dot and eight hex digits.");
        } else if (log.leadership().here()) {
            boolean strikes = exchange.json().getString("step", "").equals("strike");
            LOG.log(Level.WARNING, "{0} lost its disk; {1}", new Object[] {
                place, strikes ? "its old name is struck" : "it is taken in as " + name
            });
            tell(exchange, strikes ? log.strike(place, name) : log.takeIn(place, name));
        } else {
            forwarding.pass(exchange);
        }
    }

    private static void tell(Exchange exchange, CompletionStage<Outcome<String>> change) {
        var unused = change.thenAccept(outcome -> outcome.<Runnable>fold(
                        done -> () -> exchange.answer(200, new JsonObject().put("name", done)),
                        refusal -> () -> exchange.problem(problem(refusal), refusal.detail()),
                        doubt -> () -> exchange.problem(Problem.IN_DOUBT, doubt.detail()))
                .run());
    }

    private static Problem problem(Refusal refusal) {
        return refusal.type().equals(AgreedLog.TAKEN_IN_ALREADY) ? Problem.TAKEN_IN_ALREADY : Problem.NOT_NOW;
    }
}
