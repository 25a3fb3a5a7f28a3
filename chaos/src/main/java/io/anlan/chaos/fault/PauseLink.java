package io.anlan.chaos.fault;

import io.anlan.local.Twin;
import io.anlan.local.process.Await;
import java.time.Duration;

/** A link stands still while both its ends are well, so rows come late. */
final class PauseLink implements Fault {
    private static final Duration RESUMED_WITHIN = Duration.ofSeconds(60);

    private final Link link;

    PauseLink(Twin twin, String target) {
        this.link = Link.of(twin, target);
    }

    @Override
    public void strike() {
        link.ask("pause");
    }

    @Override
    public String bite() {
        return link.state().equals("PAUSED") ? link.name() + " is paused" : "";
    }

    @Override
    public void undo() {
        link.ask("resume");
    }

    @Override
    public void awaitOver() {
        Await.that(link.name() + " runs again", RESUMED_WITHIN)
                .every(Duration.ofMillis(200))
                .until(() -> link.state().equals("RUNNING"));
    }
}
