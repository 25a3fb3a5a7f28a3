package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.Call;
import io.anlan.failover.ctl.places.ExitCode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.failover.ctl.places.StopException;
import io.anlan.kernel.SiteId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weights}: how much of its persons each site takes at each edge. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        description = "How much of its persons each site takes, at every edge; with SITE=WEIGHT for both sites: set it."
                + " At 0 a site gets nothing new while the other serves.")
final class WeightsCommand extends ChangeCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FULL = 100;

    @Parameters(arity = "0..2", paramLabel = "SITE=WEIGHT", description = "Such as site-a=100 site-b=0; 0 to 100.")
    private Map<String, Integer> weights = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        Places places = places();
        List<Call> edges = places.edges();
        if (edges.isEmpty()) {
            throw new StopException(ExitCode.NOT_REACHED, "no edge is among the addresses");
        }
        if (weights.isEmpty()) {
            return atEach(edges, edge -> text(edge.get("/admin/state")));
        }
        ObjectNode body = body();
        return carry(
                places,
                () -> List.of("have every edge take " + weights),
                () -> atEach(edges, edge -> {
                    JsonNode unused = edge.put("/admin/weights", body);
                    return "takes " + weights;
                }));
    }

    private ObjectNode body() {
        ObjectNode body = JSON.createObjectNode();
        for (SiteId site : SiteId.values()) {
            Integer weight = weights.get(site.id());
            if (weight == null || weight < 0 || weight > FULL) {
                throw new StopException(
                        ExitCode.MISUSED, "give a weight from 0 to 100 for each site, such as site-a=100 site-b=0");
            }
            body.put(site.id(), weight);
        }
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw new StopException(ExitCode.REFUSED, "last-site: 至少一个站点须接收市民 / one site at least must take citizens");
        }
        return body;
    }

    /** Every edge is told, also when one before it was silent. */
    private int atEach(List<Call> edges, java.util.function.Function<Call, String> act) {
        SeveralEnds ends = new SeveralEnds();
        for (Call edge : edges) {
            try {
                out().println(edge.name() + " " + act.apply(edge));
                ends.add(ExitCode.DONE);
            } catch (StopException stop) {
                err().println("anlanctl: " + stop.getMessage());
                ends.add(stop.exitCode());
            }
        }
        return ends.code();
    }

    private static String text(JsonNode state) {
        StringBuilder text = new StringBuilder();
        for (JsonNode site : state.path("sites")) {
            text.append(' ')
                    .append(site.path("site").asText())
                    .append('=')
                    .append(site.path("weight").asInt())
                    .append(" (")
                    .append(site.path("inFlight").asLong())
                    .append(" in flight)");
        }
        return text.toString().strip();
    }
}
