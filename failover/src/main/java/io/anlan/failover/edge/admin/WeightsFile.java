package io.anlan.failover.edge.admin;

import io.anlan.failover.edge.plan.SiteWeights;
import io.anlan.kernel.SiteId;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sites' weights as text, and where they outlive the edge: one that starts anew must not fill a drained site. */
public final class WeightsFile {

    private WeightsFile() {}

    /** What was kept; all when nothing was. Throws with a sentence for the operator when the file cannot be read. */
    public static SiteWeights read(@Nullable Path file) {
        if (file == null || !Files.exists(file)) {
            return SiteWeights.ALL;
        }
        try {
            return parse(Files.readString(file), SiteWeights.ALL);
        } catch (IOException | IllegalArgumentException cause) {
            throw new IllegalArgumentException(
                    "The weights in " + file + " cannot be read (" + cause.getMessage()
                            + "); write {\"site-a\":100,\"site-b\":100} or delete the file",
                    cause);
        }
    }

    /** The file holds the old or the new, never a part. */
    static void write(Path file, SiteWeights weights) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, json(weights).encode() + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static JsonObject json(SiteWeights weights) {
        JsonObject json = new JsonObject();
        for (SiteId site : SiteId.values()) {
            json.put(site.id(), weights.of(site));
        }
        return json;
    }

    /** Reads {@code {"site-a":100,"site-b":0}}; a site that is not named keeps what it had. */
    static SiteWeights parse(String text, SiteWeights before) {
        SiteWeights weights = before;
        try {
            for (Map.Entry<String, Object> one : new JsonObject(text)) {
                if (!(one.getValue() instanceof Integer weight)) {
                    throw new IllegalArgumentException("A weight is a whole number from 0 to 100");
                }
                weights = weights.with(SiteId.of(one.getKey()), weight);
            }
            return weights;
        } catch (DecodeException notJson) {
            throw new IllegalArgumentException("Wanted is {\"site-a\":100,\"site-b\":100}", notJson);
        }
    }
}
