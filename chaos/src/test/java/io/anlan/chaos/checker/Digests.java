package io.anlan.chaos.checker;

import io.anlan.chaos.audit.Agreement;
import io.anlan.chaos.audit.Digest;
import io.anlan.chaos.audit.Store;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;

/** Four databases that agree, and four that do not. */
final class Digests {
    private Digests() {}

    static Agreement agreeing() {
        Map<Store, Digest> same = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            same.put(store, new Digest(1, BigInteger.ONE, BigInteger.TWO));
        }
        return new Agreement(Map.of("registration", same));
    }

    static Agreement differing() {
        Map<Store, Digest> digests = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            digests.put(store, new Digest(1, BigInteger.ONE, BigInteger.valueOf(store.ordinal())));
        }
        return new Agreement(Map.of("registration", digests));
    }
}
