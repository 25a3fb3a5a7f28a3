package io.anlan.app.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where this node stands. The same at both sites except for the site and the addresses. */
@ConfigMapping(prefix = "anlan")
public interface NodeConfig {

    /** The site's name, {@code site-a} or {@code site-b}. */
    @WithName("site.id")
    String siteId();

    /** The node's name within its site, such as {@code a1}. */
    @WithName("node.name")
    String nodeName();

    /** The folder of keys, one file each. */
    Path keyring();

    /** The folder of what must outlive a restart: the high-water mark of the clock. */
    Path state();

    /** The folder with this node's certificate, its key and the authorities it believes; without it nodes talk in the clear. */
    Optional<Path> tls();

    /** The port where edges come in with their certificates; without it they come in the clear. */
    Optional<Integer> tlsPort();

    /** The identity provider. */
    Identity identity();

    /** The identity provider, asked once at each login. */
    interface Identity {

        /** Its address. */
        URI url();

        /** How long a login waits for it in all; later than that it counts as unavailable. */
        @WithDefault("1500ms")
        Duration timeout();

        /** Who must have signed its answers. */
        @WithDefault("sandbox-identity")
        String issuer();

        /** For whom its answers must be meant. */
        @WithDefault("anlan")
        String audience();
    }
}
