package io.anlan.app.identity;

import io.anlan.kernel.SiteId;
import org.jspecify.annotations.Nullable;

/** One key of the keyring. Its material never appears in text. */
public record Key(String kid, KeyKind kind, @Nullable SiteId site, long notBeforeSeconds, byte[] material) {

    @Override
    public String toString() {
        return "Key[" + kid + ", " + kind + "]";
    }
}
