package io.anlan.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnownAddressesTest {

    private static final Pattern DESCRIBED = Pattern.compile("^  (/[^:]*):$", Pattern.MULTILINE);
    private static final String PARAMETER = "\\{\\w+}";

    @Test
    void every_address_that_is_described_is_counted_by_its_shape() throws IOException {
        var known = KnownAddresses.KNOWN.stream()
                .map(address -> address.replaceAll(PARAMETER, "{}"))
                .toList();

        var described = DESCRIBED
                .matcher(Files.readString(Path.of("../docs/openapi.yaml")))
                .results()
                .map(found -> found.group(1))
                // What is under /q is counted by nobody.
                .filter(address -> !address.startsWith("/q/"))
                .map(address -> address.replaceAll(PARAMETER, "{}"))
                .toList();

        assertThat(described).hasSizeGreaterThan(10);
        assertThat(known).containsAll(described);
    }

    @Test
    void nothing_of_a_strangers_own_is_counted_by() {
        assertThat(counted("/campaigns/{id}")).isEqualTo("/campaigns/{id}");
        assertThat(counted("/r/0123456789ABCDEFGHJKM")).isEqualTo("/r/{no}");
        assertThat(counted("/c/spring-1")).isEqualTo("/c/{id}");
        assertThat(counted("/static/bundle/main-1a2b.js")).isEqualTo("/static");
        for (var strange :
                new String[] {"/%zz13800138000", "/zhang-san", "/registrations/0123456789ABCDEFGHJKM/qr.svg"}) {
            assertThat(counted(strange)).isEqualTo("OTHER");
        }
    }

    @Test
    void what_the_node_itself_asks_is_left_alone() {
        var asked = id("http.client.requests", "/verify");

        assertThat(new KnownAddresses().map(asked)).isEqualTo(asked);
    }

    private static String counted(String address) {
        return String.valueOf(
                new KnownAddresses().map(id("http.server.requests", address)).getTag("uri"));
    }

    private static Meter.Id id(String name, String address) {
        return new Meter.Id(name, Tags.of("uri", address, "status", "200"), null, null, Meter.Type.TIMER);
    }
}
