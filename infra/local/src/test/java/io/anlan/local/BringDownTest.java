package io.anlan.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anlan.kernel.SiteId;
import io.anlan.local.process.Part;
import io.anlan.local.process.PartException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BringDownTest {
    private final List<String> ended = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void a_part_that_cannot_be_ended_keeps_no_later_one_running() {
        var edge = part("edge-a", PartKind.EDGE, () -> {
            throw new PartException("edge-a hangs");
        });
        var postgres = part("pg-a", PartKind.POSTGRES, () -> ended.add("pg-a"));
        var down = new BringDown(new TwinHome(folder, Map.of()), List.of(edge, postgres), UpProgress.silent());

        assertThatThrownBy(down::run).hasMessage("edge-a hangs");
        assertThat(ended).containsExactly("pg-a");
    }

    private TwinPart part(String name, PartKind kind, Runnable stop) {
        return new StandIn(new Part(name, folder.resolve(name + ".pid"), folder.resolve(name + ".log")), kind, stop);
    }

    /** A part that does not run. */
    private record StandIn(Part process, PartKind kind, Runnable end) implements TwinPart {
        @Override
        public Optional<SiteId> site() {
            return Optional.of(SiteId.SITE_A);
        }

        @Override
        public String address() {
            return "here";
        }

        @Override
        public void launch() {}

        @Override
        public boolean live() {
            return false;
        }

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void stop() {
            end.run();
        }
    }
}
