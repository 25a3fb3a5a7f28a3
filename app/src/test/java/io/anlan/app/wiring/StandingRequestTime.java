package io.anlan.app.wiring;

import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.Ticker;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** No request to a test's node is ever late: a busy machine may well take longer than a request's time for the first one. */
@Singleton
final class StandingRequestTime {

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    @RequestTime
    Ticker standing() {
        return new SetTicker(0);
    }
}
