package io.anlan.app.registration.http;

import io.anlan.app.problem.Problems;
import io.anlan.kernel.Outcome;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Opens outcomes on raw routes: the caller says what to do with what is done, the rest is told as a problem. */
public final class Told {

    private Told() {}

    /** Calls back with what is done, or ends the request with a problem. */
    public static <T> void to(RoutingContext context, Outcome<T> outcome, Consumer<T> done) {
        outcome.<Runnable>fold(
                        value -> () -> done.accept(value),
                        refusal -> () -> Problems.refuse(context, refusal),
                        doubt -> () -> Problems.doubt(context, doubt))
                .run();
    }
}
