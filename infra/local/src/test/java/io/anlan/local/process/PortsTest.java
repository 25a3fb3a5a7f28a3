package io.anlan.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_free_port_is_given_once_and_is_none_that_the_kernel_gives_away() {
        var given = Stream.generate(() -> Ports.free("127.0.0.1")).limit(200).toList();

        assertThat(given).doesNotHaveDuplicates().allMatch(port -> port >= 10_000 && port < 20_000);
    }

    @Test
    void an_address_of_another_machine_has_none() {
        assertThatThrownBy(() -> assertThat(Ports.free("203.0.113.1")).isNegative())
                .isInstanceOf(UncheckedIOException.class);
    }
}
