package io.anlan.chaos.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.anlan.chaos.peers.ComparedLine;
import io.anlan.chaos.peers.Comparison;
import io.anlan.chaos.peers.PeerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The comparison for a terminal, and for programs. */
final class ChaosPeersTable {
    /** The form of {@code peers.json}; raised when a field changes its meaning or goes. */
    private static final int SCHEMA = 1;

    private static final String FORMAT = "%-20s %-13s %5s %9s %5s %6s %9s %18s %18s %12s %10s %10s  %s";

    private final Comparison comparison;

    ChaosPeersTable(Comparison comparison) {
        this.comparison = comparison;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "system",
                "fault",
                "runs",
                "acked",
                "lost",
                "twice",
                "invented",
                "bad with retry",
                "bad first",
                "bad seconds",
                "retry ms",
                "first ms",
                "verdict"));
        comparison.lines().forEach(line -> lines.add(line(line)));
        lines.add("");
        if (comparison.hasProduct()) {
            lines.add(Comparison.PRODUCT + ": " + Comparison.PRODUCT_EN);
        }
        for (PeerKind kind : comparison.kinds()) {
            lines.add(kind.word() + ": " + kind.titleEn() + ". " + kind.conditionsEn());
        }
        return lines;
    }

    String json() throws JsonProcessingException {
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(Map.of("schema", SCHEMA, "lines", comparison.lines()));
    }

    private static String line(ComparedLine line) {
        if (!line.skipped().isEmpty()) {
            return String.format(Locale.ROOT, "%-20s %-13s SKIPPED: %s", line.system(), line.fault(), line.skipped());
        }
        return row(
                line.system(),
                line.fault(),
                line.runs(),
                line.acknowledged(),
                line.lost(),
                line.twice(),
                line.invented(),
                line.badWithRetry() + " of " + line.attempts(),
                line.badFirst() + " of " + line.attempts(),
                line.badSeconds() + " of " + line.seconds(),
                line.longestWithRetryMillis(),
                line.longestFirstMillis(),
                line.verdict() + (line.setAside() > 0 ? ", " + line.setAside() + " runs set aside" : ""));
    }

    private static String row(Object... values) {
        return String.format(Locale.ROOT, FORMAT, values);
    }
}
