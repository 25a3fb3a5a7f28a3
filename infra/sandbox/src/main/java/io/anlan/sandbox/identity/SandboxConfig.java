package io.anlan.sandbox.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the identity stand-in finds what it needs. */
@ConfigMapping(prefix = "anlan")
public interface SandboxConfig {

    /** Folder that holds the stand-in's own {@code identity-*.key} files. */
    Path keyring();
}
