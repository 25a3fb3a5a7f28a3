package io.anlan.local.certificates;

import io.anlan.kernel.tls.PartTls;
import java.nio.file.Path;

/**
 * Whom a certificate is for.
 *
 * @param folder where it lies
 * @param commonName where a database reads who its client is
 * @param kind the first word of its name, such as {@code node}
 * @param site whose part it is
 */
public record CertifiedPart(Path folder, String commonName, String kind, String site) {

    /** By which its peers know it. */
    public String name() {
        return PartTls.name(kind, site);
    }
}
