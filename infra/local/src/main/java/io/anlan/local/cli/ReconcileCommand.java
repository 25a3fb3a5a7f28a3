package io.anlan.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.ReplicatorCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reconcile}: compares the four databases row by row and mends what differs. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Compare the four databases row by row and mend what differs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing differed when it was looked at",
            "1:what differed has been mended",
            "2:some of it could not be compared",
            "3:something differs and a person must act"
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> RESULTS = List.of("EQUAL", "MENDED", "NOT_COMPARABLE", "DIFFERENT");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TwinOption twin = new TwinOption();

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
        var path = path();
        var opened = twin.open();
        var runs = new LinkedHashMap<SiteId, SiteRun>();
        for (var site : SiteId.values()) {
            runs.put(site, SiteRun.begin(ReplicatorCalls.of(opened, site), path));
        }
        new RunsBar(json || !Terminal.attached()).follow(List.copyOf(runs.values()));
        var results = new LinkedHashMap<SiteId, JsonNode>();
        runs.forEach((site, run) -> results.put(site, run.view()));
        System.out.println(json ? asJson(results) : asText(results));
        return code(results);
    }

    private String path() {
        var query = new ArrayList<String>();
        if (table != null) {
            query.add("table=" + table);
        }
        if (since != null) {
            query.add("since=" + instant(since));
        }
        query.add("fromPlatform=" + fromPlatform);
        return "/reconcile?" + String.join("&", query);
    }

    private Instant instant(String when) {
        try {
            return when.contains("T")
                    ? Instant.parse(when)
                    : Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis())
                            .minus(Duration.parse("PT" + when.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--since takes a time such as 2026-11-21T08:00:00Z or a span such as 2h", e);
        }
    }

    /** The worst of both sites; what cannot be compared is worse than what was mended, and what stands is the worst. */
    static int code(Map<SiteId, JsonNode> results) {
        return results.values().stream()
                .mapToInt(view -> Math.max(RESULTS.indexOf(view.path("state").asText()), state(view)))
                .max()
                .orElse(0);
    }

    private static int state(JsonNode view) {
        return RESULTS.contains(view.path("state").asText()) ? 0 : RESULTS.indexOf("NOT_COMPARABLE");
    }

    private static String asJson(Map<SiteId, JsonNode> results) {
        var root = JSON.createObjectNode().put("result", RESULTS.get(code(results)));
        var sites = root.putObject("sites");
        results.forEach((site, view) -> sites.set(site.id(), view));
        return root.toPrettyString();
    }

    private static String asText(Map<SiteId, JsonNode> results) {
        var text = new StringBuilder();
        results.forEach((site, view) -> {
            text.append(String.format(
                    Locale.ROOT,
                    "%s  %-14s %,d rows compared, %d found, %d mended, %d left%n",
                    site,
                    view.path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                    view.path("compared").asLong(),
                    view.path("found").asLong(),
                    view.path("mended").asLong(),
                    view.path("left").asLong()));
            if (!view.path("reason").asText().isEmpty()) {
                text.append("        ").append(view.path("reason").asText()).append('\n');
            }
            view.path("findings").forEach(finding -> text.append(finding(finding)));
        });
        return text.toString().stripTrailing();
    }

    private static String finding(JsonNode finding) {
        return String.format(
                Locale.ROOT,
                "        %s %s %s: %s, %s (%s)%n",
                finding.path("database").asText(),
                finding.path("table").asText(),
                finding.path("keyHash").asText(),
                finding.path("kind").asText().toLowerCase(Locale.ROOT),
                finding.path("end").asText().toLowerCase(Locale.ROOT),
                finding.path("reason").asText());
    }
}
