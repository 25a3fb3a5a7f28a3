package io.anlan.failover.ctl;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An operator at a desk of their own, and stand-ins for the parts they speak to. */
abstract class AtTheDesk {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    final StandInParts parts = new StandInParts();

    @SuppressWarnings("NullAway.Init")
    Desk desk;

    @BeforeEach
    void opens() {
        desk = new Desk(folder, parts.address());
    }

    @AfterEach
    void closes() {
        parts.close();
    }
}
