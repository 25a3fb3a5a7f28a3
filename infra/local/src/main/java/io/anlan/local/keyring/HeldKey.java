package io.anlan.local.keyring;

import io.anlan.kernel.SiteId;
import java.util.Set;

/**
 * A key as the keyrings of a twin hold it; never what it is made of.
 *
 * @param name of its file, which but for a published half is its kid
 * @param kind such as {@code session}
 * @param of whose key it is, if not both sites'; empty for one both share
 * @param notBeforeSeconds from when it writes, in seconds since 1970
 * @param sites at whose keyrings it lies
 */
public record HeldKey(String name, String kind, String of, long notBeforeSeconds, Set<SiteId> sites) {

    public HeldKey {
        sites = Set.copyOf(sites);
    }

    /** Whether this one writes in the other's place once its time has come. */
    boolean succeeds(HeldKey other) {
        return kind.equals(other.kind) && of.equals(other.of) && notBeforeSeconds > other.notBeforeSeconds;
    }
}
