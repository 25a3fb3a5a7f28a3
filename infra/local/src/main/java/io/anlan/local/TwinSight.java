package io.anlan.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.local.keyring.KeyringFolder;
import io.anlan.local.upgrade.Sight;
import io.anlan.local.upgrade.Sight.SeenLink;
import io.anlan.local.upgrade.Sight.SeenNode;
import io.anlan.local.upgrade.Sight.SeenPart;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks at a running twin for an upgrade: processes, what nodes say of redundancy, what replicators say of links. */
final class TwinSight {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of one site in this order, then of the other, then the witness; what stands after nodes and replicators needs them. */
    private static final Comparator<TwinPart> ORDER = Comparator.<TwinPart>comparingInt(
                    part -> part.site().map(SiteId::number).orElse(Integer.MAX_VALUE))
            .thenComparing(part -> part.kind() == PartKind.NODE ? 0 : part.kind() == PartKind.REPLICATOR ? 1 : 2)
            .thenComparing(TwinPart::name);

    private final TwinFile file;
    private final List<TwinPart> all;
    private final Path goal;

    TwinSight(TwinFile file, TwinParts parts, Path goal) {
        this.file = file;
        this.all = parts.all();
        this.goal = goal;
    }

    /** Our own programs that have a stand-in: at the other site, or for a director at the other two places. */
    static List<TwinPart> movable(List<TwinPart> all) {
        return all.stream()
                .filter(part ->
                        part instanceof JvmPart && (part.site().isPresent() || part.kind() == PartKind.DIRECTOR))
                .sorted(ORDER)
                .toList();
    }

    Sight look() {
        var movable = movable(all);
        var others = all.stream().filter(part -> !movable.contains(part)).toList();
        var nodes =
                movable.stream().filter(part -> part.kind() == PartKind.NODE).toList();
        var replicators = movable.stream()
                .filter(part -> part.kind() == PartKind.REPLICATOR)
                .toList();
        return new Sight(
                Together.map(movable, this::seen),
                Together.map(others, this::seen),
                Together.map(nodes, TwinSight::node),
                Together.map(replicators, this::links).stream()
                        .flatMap(List::stream)
                        .toList(),
                new WanSteering(file.plan().wanControl())
                        .state()
                        .filter(state -> !read(state).path("cut").isEmpty())
                        .isPresent());
    }

    private SeenPart seen(TwinPart part) {
        var process = part.process();
        return new SeenPart(part.name(), process.running(), process.running() && part.ready(), process.runsFrom(goal));
    }

    private static SeenNode node(TwinPart node) {
        var said = Health.get(URI.create(node.address()).resolve("/q/health/site"), "");
        var site = said.map(HttpResponse::body).map(TwinSight::read).orElse(JSON.createObjectNode());
        return new SeenNode(
                node.name(),
                site.path("state").asText("no answer"),
                site.path("redundancy").asText().equals("whole"));
    }

    private List<SeenLink> links(TwinPart replicator) {
        var site = replicator.site().orElseThrow();
        var token = new KeyringFolder(file.home().keys(site)).operatorToken();
        var said = Health.get(file.plan().replicator(site).resolve("/links"), token);
        if (said.filter(answer -> answer.statusCode() == 200).isEmpty()) {
            return List.of(new SeenLink("into " + site, "not known", 0, 0));
        }
        var links = new ArrayList<SeenLink>();
        read(said.get().body())
                .forEach(link -> links.add(new SeenLink(
                        link.path("link").asText(),
                        link.path("state").asText(),
                        link.path("lagMillis").asLong(),
                        link.path("parked").asLong())));
        return links;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
