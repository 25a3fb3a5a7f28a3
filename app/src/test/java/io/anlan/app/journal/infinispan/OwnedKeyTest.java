package io.anlan.app.journal.infinispan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnedKeyTest {

    private final OwnedKey key = new OwnedKey("b1");

    @Test
    void the_key_is_one_that_this_node_owns() {
        assertThat(key.now(one -> one.equals("b1/7"))).isEqualTo("b1/7");
    }

    @Test
    void it_stays_while_it_is_owned_here_and_is_left_when_it_is_not() {
        assertThat(key.now(one -> one.equals("b1/7"))).isEqualTo("b1/7");

        assertThat(key.now(one -> true)).isEqualTo("b1/7");
        assertThat(key.now(one -> one.equals("b1/3"))).isEqualTo("b1/3");
    }

    @Test
    void there_are_only_so_many() {
        assertThat(key.now(one -> false)).isEqualTo("b1/63");
        assertThat(key.now(one -> one.equals("b1/64"))).isEqualTo("b1/63");
    }
}
