package io.anlan.failover.decide;

import io.anlan.kernel.SiteId;
import java.util.List;

/**
 * What was asked for, by whom and why, as steps.
 *
 * @param id random, so that two directors never mean different plans by one name
 */
public record Plan(String id, Procedure procedure, SiteId site, String reason, String by, List<PlanStep> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }
}
