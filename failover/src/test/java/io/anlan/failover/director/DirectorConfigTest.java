package io.anlan.failover.director;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.failover.view.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectorConfigTest {
    private static final Map<String, String> ALL = Map.of(
            "ANLAN_DIRECTOR_PLACE", "witness",
            "ANLAN_DIRECTOR_HOST", "127.0.4.1",
            "ANLAN_DIRECTOR_PORT", "21095",
            "ANLAN_DIRECTOR_VOTE_PORT", "21094",
            "ANLAN_DIRECTOR_VOTERS", "site-a=a:1,site-b=b:2,witness=w:3",
            "ANLAN_DIRECTOR_PEERS", "site-a=http://a:4,site-b=http://b:5",
            "ANLAN_DIRECTOR_FOLDER", "/var/lib/anlan/director",
            "ANLAN_DIRECTOR_SECRETS", "/run/secrets/anlan");

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
                        Path.of("/run/secrets/anlan")));
    }

    @Test
    void what_has_no_default_is_asked_for_by_name() {
        for (var name : ALL.keySet()) {
            var some = new HashMap<>(ALL);
            some.remove(name);
            if (!name.endsWith("_HOST") && !name.endsWith("_PEERS")) {
                assertThatThrownBy(() -> assertThat(DirectorConfig.of(some)).isNull())
                        .hasMessage(name + " is not set");
            }
        }
    }
}
