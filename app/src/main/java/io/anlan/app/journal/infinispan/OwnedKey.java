package io.anlan.app.journal.infinispan;

import java.util.function.Predicate;

/**
 * A key whose one owner at this site is this node, so that no other node of the site, frozen or not, is on the path of a
 * put. Nodes come and go; a key that has gone to another owner is left for one that has not.
 */
final class OwnedKey {

    private static final int TRIES_MAX = 64;

    private final String base;
    private volatile String key;

    OwnedKey(String base) {
        this.base = base;
        this.key = base;
    }

    /** The key of before as long as it is owned here; there are only so many, since old ones stay in the cache. */
    String now(Predicate<String> ownedHere) {
        var now = key;
        for (var i = 0; i < TRIES_MAX && !ownedHere.test(now); i++) {
            now = base + "/" + i;
        }
        key = now;
        return now;
    }
}
