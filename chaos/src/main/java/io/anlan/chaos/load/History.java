package io.anlan.chaos.load;

import java.util.List;
import java.util.stream.Stream;

/** Every tap and what it came to; complete before it is judged. */
public record History(ArrivalPlan plan, List<Reply> replies) {
    public History {
        replies = List.copyOf(replies);
    }

    public Stream<Reply> acknowledged() {
        return replies.stream().filter(r -> r.acknowledgement() != null);
    }

    public Arrival arrival(Reply reply) {
        return plan.arrival(reply.sequence());
    }
}
