package io.anlan.app.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long a node practises before it says that it is ready. */
@ConfigMapping(prefix = "anlan.rehearsal")
public interface RehearsalConfig {

    /** Registrations, and as many calls of its own door; 0 serves at once, cold. */
    @WithDefault("3000")
    @Min(0)
    int times();

    /** The longest either of the two may take; as long as a start beside all others on two CPUs needs. */
    @WithDefault("20s")
    Duration atMost();
}
