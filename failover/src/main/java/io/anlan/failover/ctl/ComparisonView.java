package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import io.anlan.kernel.SiteId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of comparisons, as people and scripts read it. */
final class ComparisonView {
    private static final List<String> RESULTS = List.of("EQUAL", "MENDED", "NOT_COMPARABLE", "DIFFERENT");

    private ComparisonView() {}

    /** The worst of both sites; what cannot be compared is worse than what was mended, and what stands is the worst. */
    static int code(Map<SiteId, JsonNode> results) {
        return results.values().stream().mapToInt(ComparisonView::code).max().orElse(0);
    }

    static String result(Map<SiteId, JsonNode> results) {
        return RESULTS.get(code(results));
    }

    private static int code(JsonNode view) {
        int known = RESULTS.indexOf(view.path("state").asText());
        return known < 0 ? RESULTS.indexOf("NOT_COMPARABLE") : known;
    }

    static String text(Map<SiteId, JsonNode> results) {
        StringBuilder text = new StringBuilder();
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
