package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anlan.failover.ctl.places.Places;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code reconcile}: compares the four databases row by row and mends what differs. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Compare the four databases row by row and mend what differs.",
        exitCodeListHeading = "%nExit codes, others as of anlanctl:%n",
        exitCodeList = {
            "0:nothing differed when it was looked at",
            "1:what differed has been mended",
            "2:some of it could not be compared",
            "3:something differs and a person must act"
        })
final class ReconcileCommand extends ChangeCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--table", paramLabel = "TABLE", description = "Only this table.")
    private @Nullable String table;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Only rows written since: a time such as 2026-11-21T08:00:00Z, or a span such as 2h or 30m.")
    private @Nullable String since;

    @Option(
            names = "--from-platform",
            description = "Also take rows into the registration stores that only the platform stores have.")
    private boolean fromPlatform;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        String path = path();
        Places places = places();
        return carry(
                places,
                () -> List.of(
                        "compare the databases of both sites row by row and mend what differs; nothing is deleted"),
                () -> run(places, path));
    }

    private int run(Places places, String path) {
        Map<SiteId, ComparisonRun> runs = new LinkedHashMap<>();
        for (SiteId site : SiteId.values()) {
            runs.put(site, ComparisonRun.begin(() -> places.replicator(site), path));
        }
        ComparisonRun.follow(List.copyOf(runs.values()), new Screen(out(), json));
        Map<SiteId, JsonNode> results = new LinkedHashMap<>();
        runs.forEach((site, run) -> results.put(site, run.view()));
        out().println(json ? asJson(results) : ComparisonView.text(results));
        return ComparisonView.code(results);
    }

    private String path() {
        List<String> query = new ArrayList<>();
        if (table != null) {
            query.add("table=" + URLEncoder.encode(table, StandardCharsets.UTF_8));
        }
        if (since != null) {
            query.add("since=" + past(since));
        }
        query.add("fromPlatform=" + fromPlatform);
        return "/reconcile?" + String.join("&", query);
    }

    /** Since a moment that is yet to come nothing was written: all would be equal, and nothing compared. */
    private Instant past(String when) {
        Instant now = Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis());
        Instant since = instant(when, now);
        if (since.isAfter(now)) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--since " + when + " is yet to come; a span such as 2h counts back from now");
        }
        return since;
    }

    private Instant instant(String when, Instant now) {
        try {
            return when.contains("T")
                    ? Instant.parse(when)
                    : now.minus(Duration.parse("PT" + when.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec().commandLine(), "--since takes a time such as 2026-11-21T08:00:00Z or a span such as 2h", e);
        }
    }

    private static String asJson(Map<SiteId, JsonNode> results) {
        ObjectNode root = JSON.createObjectNode().put("result", ComparisonView.result(results));
        ObjectNode sites = root.putObject("sites");
        results.forEach((site, view) -> sites.set(site.id(), view));
        return root.toPrettyString();
    }
}
