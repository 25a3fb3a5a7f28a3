package io.anlan.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void four_equal_digests_agree() {
        assertThat(new Agreement(Map.of("registration", four())).whole()).isTrue();
    }

    @Test
    void equal_counts_with_another_sum_do_not_agree() {
        Map<Store, Digest> digests = four();
        digests.put(Store.PLATFORM_A, new Digest(3, BigInteger.TEN, BigInteger.TWO));

        assertThat(new Agreement(Map.of("registration", digests)).differing()).containsExactly("registration");
    }

    @Test
    void three_databases_do_not_agree_however_equal() {
        Map<Store, Digest> digests = four();
        digests.remove(Store.PLATFORM_B);

        assertThat(new Agreement(Map.of("registration", digests)).whole()).isFalse();
    }

    @Test
    void nothing_asked_is_no_agreement() {
        assertThat(new Agreement(Map.of()).whole()).isFalse();
    }

    private static Map<Store, Digest> four() {
        Map<Store, Digest> digests = new EnumMap<>(Store.class);
        for (Store store : Store.values()) {
            digests.put(store, new Digest(3, BigInteger.ONE, BigInteger.TWO));
        }
        return digests;
    }
}
