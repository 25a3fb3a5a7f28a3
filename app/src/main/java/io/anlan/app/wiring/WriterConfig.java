package io.anlan.app.wiring;

import io.anlan.app.registration.WriterSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How registrations are gathered into batches. */
@ConfigMapping(prefix = "anlan.writer")
public interface WriterConfig {

    /** Batches that may be on their way to the database at once. */
    @WithDefault("2")
    @Min(1)
    int lanes();

    /** Requests in one batch; 1 stores each by itself. */
    @WithDefault("128")
    @Min(1)
    @Max(1_000)
    int batchMax();

    /** Requests that may wait; one more is refused as not stored. */
    @WithDefault("5000")
    @Min(1)
    int queueMax();

    /** The same as the writer takes it. */
    default WriterSettings settings() {
        return new WriterSettings(lanes(), batchMax(), queueMax());
    }
}
