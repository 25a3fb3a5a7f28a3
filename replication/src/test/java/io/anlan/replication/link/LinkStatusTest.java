package io.anlan.replication.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkStatusTest {
    /** How each state is reached from the first one. */
    private static final Map<LinkState, List<LinkState>> WAYS = new EnumMap<>(Map.of(
            LinkState.NOT_CREATED, List.of(),
            LinkState.STARTING, List.of(LinkState.STARTING),
            LinkState.RUNNING, List.of(LinkState.STARTING, LinkState.RUNNING),
            LinkState.RESTARTING, List.of(LinkState.RESTARTING),
            LinkState.REFUSED, List.of(LinkState.REFUSED),
            LinkState.STANDBY, List.of(LinkState.STANDBY),
            LinkState.PAUSED, List.of(LinkState.PAUSED),
            LinkState.STOPPED, List.of(LinkState.STOPPED)));

    @Test
    void every_legal_edge_is_walked_and_every_other_refused() {
        for (LinkState from : LinkState.values()) {
            for (LinkState to : LinkState.values()) {
                LinkStatus status = at(from);
                if (from == to || LinkTransitions.legal(from, to)) {
                    status.become(to, 7, "a reason");
                    assertThat(status.seen().state()).isEqualTo(to);
                    assertThat(status.seen().reason()).isEqualTo("a reason");
                } else {
                    assertThatThrownBy(() -> status.become(to, 7, "a reason"))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(from + " to " + to);
                    assertThat(status.seen().state()).isEqualTo(from);
                }
            }
        }
    }

    @Test
    void changes_flow_only_after_the_source_was_checked() {
        Set<LinkState> before = EnumSet.allOf(LinkState.class);
        before.removeIf(from -> !LinkTransitions.legal(from, LinkState.RUNNING));

        assertThat(before).containsExactly(LinkState.STARTING);
    }

    @Test
    void a_stopped_link_stays_stopped() {
        for (LinkState to : LinkState.values()) {
            assertThat(LinkTransitions.legal(LinkState.STOPPED, to)).isFalse();
        }
    }

    @Test
    void staying_in_a_state_renews_the_reason_and_keeps_the_time() {
        LinkStatus status = at(LinkState.RESTARTING);

        status.become(LinkState.RESTARTING, 99, "another reason");

        assertThat(status.seen().reason()).isEqualTo("another reason");
        assertThat(status.seen().sinceMillis()).isEqualTo(5);
    }

    @Test
    void the_diagram_in_the_readme_is_the_table() throws IOException {
        List<String> edges = new ArrayList<>();
        for (LinkState from : LinkState.values()) {
            for (LinkState to : LinkState.values()) {
                if (LinkTransitions.legal(from, to)) {
                    edges.add("    " + from + " --> " + to);
                }
            }
        }

        List<String> drawn = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.contains(" --> ") && !line.contains("[*]"))
                .toList();

        assertThat(drawn).isEqualTo(edges);
    }

    private static LinkStatus at(LinkState state) {
        LinkStatus status = new LinkStatus("some-link", 5);
        WAYS.getOrDefault(state, List.of()).forEach(step -> status.become(step, 5, "on the way"));
        return status;
    }
}
