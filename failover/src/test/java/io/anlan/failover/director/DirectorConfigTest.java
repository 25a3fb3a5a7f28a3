package io.anlan.failover.director;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.failover.view.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectorConfigTest {
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("ANLAN_DIRECTOR_PLACE", "witness"),
            Map.entry("ANLAN_DIRECTOR_HOST", "127.0.4.1"),
            Map.entry("ANLAN_DIRECTOR_PORT", "21095"),
            Map.entry("ANLAN_DIRECTOR_VOTE_PORT", "21094"),
            Map.entry("ANLAN_DIRECTOR_VOTERS", "site-a=a:1,site-b=b:2,witness=w:3"),
            Map.entry("ANLAN_DIRECTOR_PEERS", "site-a=http://a:4,site-b=http://b:5"),
            Map.entry("ANLAN_DIRECTOR_FOLDER", "/var/lib/anlan/director"),
            Map.entry("ANLAN_DIRECTOR_SECRETS", "/run/secrets/anlan"),
            Map.entry("ANLAN_DIRECTOR_NODES", "http://n:6, http://m:7"),
            Map.entry("ANLAN_DIRECTOR_REPLICATOR", "http://r:8"),
            Map.entry("ANLAN_DIRECTOR_REPLICATOR_KEY", "/keys/operator-token-1.key"),
            Map.entry("ANLAN_DIRECTOR_EDGES", "http://e:9"),
            Map.entry("ANLAN_DIRECTOR_EDGE_SECRET_FILE", "/run/secrets/edge"));

    private static final Set<String> NEEDED = Set.of(
            "ANLAN_DIRECTOR_PLACE",
            "ANLAN_DIRECTOR_PORT",
            "ANLAN_DIRECTOR_VOTE_PORT",
            "ANLAN_DIRECTOR_VOTERS",
            "ANLAN_DIRECTOR_FOLDER",
            "ANLAN_DIRECTOR_SECRETS");

    @Test
    void each_setting_is_read() {
        assertThat(DirectorConfig.of(ALL))
                .isEqualTo(new DirectorConfig(
                        Place.WITNESS,
                        "127.0.4.1",
                        21_095,
                        21_094,
                        Map.of("site-a", "a:1", "site-b", "b:2", "witness", "w:3"),
                        Map.of(Place.SITE_A, URI.create("http://a:4"), Place.SITE_B, URI.create("http://b:5")),
                        Path.of("/var/lib/anlan/director"),
                        Path.of("/run/secrets/anlan"),
                        new WatchConfig(
                                List.of(URI.create("http://n:6"), URI.create("http://m:7")),
                                URI.create("http://r:8"),
                                Path.of("/keys/operator-token-1.key"),
                                List.of(URI.create("http://e:9")),
                                Path.of("/run/secrets/edge"))));
    }

    @Test
    void what_has_no_default_is_asked_for_by_name() {
        for (var name : ALL.keySet()) {
            var some = new HashMap<>(ALL);
            some.remove(name);
            if (NEEDED.contains(name)) {
                assertThatThrownBy(() -> assertThat(DirectorConfig.of(some)).isNull())
                        .hasMessage(name + " is not set");
            }
        }
    }
}
