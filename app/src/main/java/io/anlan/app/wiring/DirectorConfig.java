package io.anlan.app.wiring;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where this site's director is. Without one no seat is given. */
@ConfigMapping(prefix = "anlan.director")
public interface DirectorConfig {

    /** Its address. */
    Optional<URI> url();

    /** The file with the secret by which it knows this site's nodes. */
    Optional<Path> secret();
}
