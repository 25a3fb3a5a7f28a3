package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import java.util.List;
import java.util.function.Function;

/** The directors of all places. Any of them may be asked; one that surely did nothing leaves the question to the next. */
final class Directors {
    private final List<Call> directors;

    Directors(Places places) {
        this.directors = places.directors();
    }

    /** The first answer that one of them gives. */
    JsonNode ask(Function<Call, JsonNode> question) {
        StopException last = new StopException(
                ExitCode.NOT_REACHED, "no director is among the addresses, so nobody can grant or decide this");
        for (Call director : directors) {
            try {
                return question.apply(director);
            } catch (StopException stop) {
                if (!stop.nextMayBeAsked()) {
                    throw stop;
                }
                // What a director said tells more than the silence of the next.
                last = stop.exitCode() == ExitCode.REFUSED || last.exitCode() != ExitCode.REFUSED ? stop : last;
            }
        }
        throw last;
    }
}
