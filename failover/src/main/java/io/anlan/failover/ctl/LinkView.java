package io.anlan.failover.ctl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A link as people read it. */
final class LinkView {
    private static final long MIB = 1L << 20;

    private LinkView() {}

    static boolean well(JsonNode link) {
        return link.path("state").asText().equals("RUNNING")
                && link.path("parked").asLong() == 0
                && link.path("alarm").asText().isEmpty();
    }

    static String text(JsonNode link) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "link %-26s %-10s lag %,d ms %,d rows  parked %d  wal %d of %d MiB",
                link.path("link").asText(),
                link.path("state").asText(),
                link.path("lagMillis").asLong(),
                link.path("lagRows").asLong(),
                link.path("parked").asLong(),
                link.path("walHeldBytes").asLong() / MIB,
                link.path("walBudgetBytes").asLong() / MIB));
        for (String field : new String[] {"alarm", "reason", "lastError"}) {
            String said = link.path(field).asText();
            if (!said.isEmpty() && !well(link)) {
                text.append("\n       ").append(field).append(": ").append(said);
            }
        }
        return text.toString();
    }
}
