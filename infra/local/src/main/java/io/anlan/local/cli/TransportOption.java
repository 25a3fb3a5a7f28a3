package io.anlan.local.cli;

import io.anlan.local.TwinBuilder;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --transport}: how changes travel from one database to another. */
final class TransportOption {
    /** The ways there are. */
    private enum Way {
        /** Straight into the target. */
        DIRECT,
        /** By a broker at the target's site. */
        KAFKA
    }

    @Option(
            names = "--transport",
            paramLabel = "WAY",
            defaultValue = "direct",
            description = "How changes travel between the databases: direct, or kafka, by a broker at each site"
                    + " (${DEFAULT-VALUE}).")
    private Way way = Way.DIRECT;

    void apply(TwinBuilder builder) {
        if (way == Way.KAFKA) {
            var unused = builder.overKafka();
        }
    }

    String word() {
        return way.name().toLowerCase(Locale.ROOT);
    }
}
