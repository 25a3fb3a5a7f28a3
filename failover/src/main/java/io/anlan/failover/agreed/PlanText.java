package io.anlan.failover.agreed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.decide.Plan;
import io.anlan.failover.decide.PlanStep;
import io.anlan.failover.decide.Procedure;
import io.anlan.failover.decide.SiteState;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Plans and sites as JSON. */
final class PlanText {
    private PlanText() {}

    static ObjectNode write(Plan plan) {
        ObjectNode text = EntryText.JSON
                .createObjectNode()
                .put("id", plan.id())
                .put("procedure", plan.procedure().word())
                .put("site", plan.site().id())
                .put("reason", plan.reason())
                .put("planBy", plan.by());
        var steps = text.putArray("steps");
        plan.steps()
                .forEach(step -> steps.addObject()
                        .put("kind", step.kind().name())
                        .put("site", step.site().id())
                        .put("from", step.from().name())
                        .put("to", step.to().name()));
        return text;
    }

    static Plan read(JsonNode text) {
        List<PlanStep> steps = new ArrayList<>();
        text.path("steps")
                .forEach(step -> steps.add(new PlanStep(
                        PlanStep.Kind.valueOf(step.path("kind").asText()),
                        site(step),
                        SiteState.valueOf(step.path("from").asText()),
                        SiteState.valueOf(step.path("to").asText()))));
        return new Plan(
                text.path("id").asText(),
                Procedure.of(text.path("procedure").asText()),
                site(text),
                text.path("reason").asText(),
                text.path("planBy").asText(),
                steps);
    }

    private static SiteId site(JsonNode text) {
        return SiteId.of(text.path("site").asText());
    }

    static void write(PlanBook book, ObjectNode into) {
        var sites = into.putArray("sites");
        book.sites()
                .forEach((site, standing) -> sites.addObject()
                        .put("site", site.id())
                        .put("state", standing.state().name())
                        .put("since", standing.sinceMillis())
                        .put("why", standing.why()));
        var plans = into.putArray("plans");
        book.plans()
                .forEach(plan -> plans.addObject()
                        .put("done", plan.done())
                        .put("state", plan.state().name())
                        .put("since", plan.sinceMillis())
                        .put("why", plan.why())
                        .set("plan", write(plan.plan())));
    }

    static PlanBook readBook(JsonNode text) {
        Map<SiteId, SiteStanding> sites = new EnumMap<>(SiteId.class);
        text.path("sites")
                .forEach(site -> sites.put(
                        site(site),
                        new SiteStanding(
                                SiteState.valueOf(site.path("state").asText()),
                                site.path("since").asLong(),
                                site.path("why").asText())));
        List<PlanProgress> plans = new ArrayList<>();
        text.path("plans")
                .forEach(plan -> plans.add(new PlanProgress(
                        read(plan.path("plan")),
                        plan.path("done").asInt(),
                        PlanProgress.State.valueOf(plan.path("state").asText()),
                        plan.path("since").asLong(),
                        plan.path("why").asText())));
        return new PlanBook(sites, plans);
    }
}
