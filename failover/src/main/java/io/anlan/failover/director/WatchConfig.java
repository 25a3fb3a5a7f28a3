package io.anlan.failover.director;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a director looks at, at its own place. At the witness there is nothing.
 *
 * @param nodes {@code ANLAN_DIRECTOR_NODES}: {@code http://host:port,…} of the site's nodes
 * @param replicator {@code ANLAN_DIRECTOR_REPLICATOR}: the site's replicator
 * @param replicatorKey {@code ANLAN_DIRECTOR_REPLICATOR_KEY}: key file of the token that the replicator knows
 * @param edges {@code ANLAN_DIRECTOR_EDGES}: {@code http://host:port,…} of the admin ports of this place's edges
 * @param edgeSecret {@code ANLAN_DIRECTOR_EDGE_SECRET_FILE}: file of the bearer secret that the edges know
 */
record WatchConfig(
        List<URI> nodes,
        @Nullable URI replicator,
        @Nullable Path replicatorKey,
        List<URI> edges,
        @Nullable Path edgeSecret) {

    static WatchConfig of(Map<String, String> environment) {
        String replicator = environment.getOrDefault("ANLAN_DIRECTOR_REPLICATOR", "");
        return new WatchConfig(
                uris(environment.getOrDefault("ANLAN_DIRECTOR_NODES", "")),
                replicator.isBlank() ? null : URI.create(replicator),
                path(environment.getOrDefault("ANLAN_DIRECTOR_REPLICATOR_KEY", "")),
                uris(environment.getOrDefault("ANLAN_DIRECTOR_EDGES", "")),
                path(environment.getOrDefault("ANLAN_DIRECTOR_EDGE_SECRET_FILE", "")));
    }

    private static List<URI> uris(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(URI::create)
                .toList();
    }

    private static @Nullable Path path(String text) {
        return text.isBlank() ? null : Path.of(text);
    }
}
