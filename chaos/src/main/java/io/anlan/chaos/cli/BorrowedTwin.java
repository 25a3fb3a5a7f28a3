package io.anlan.chaos.cli;

import io.anlan.local.Twin;
import io.anlan.local.TwinBuilder;
import io.anlan.local.UpProgress;
import io.anlan.local.process.PartException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The twin that runs already, left as it was; or one started for the purpose and taken down again. */
final class BorrowedTwin implements AutoCloseable {
    private final Twin twin;
    private final boolean own;
    private final PrintStream talk;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BorrowedTwin(Twin twin, boolean own, PrintStream talk) {
        this.twin = twin;
        this.own = own;
        this.talk = talk;
        // Ctrl-C must not leave a twin behind that nobody asked for.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "twin-down"));
    }

    static BorrowedTwin at(Path home, @Nullable Integer portBase, boolean keep, PrintStream talk) {
        Optional<Twin> running = running(home);
        if (running.isPresent()) {
            if (!running.get().status().ready()) {
                throw new PartException("the twin in " + home + " runs but is not ready; look: ./anlan status");
            }
            talk.println("Using the twin that runs in " + home);
            return new BorrowedTwin(running.get(), false, talk);
        }
        TwinBuilder builder = Twin.builder().home(home.toAbsolutePath());
        Twin twin = (portBase == null ? builder : builder.portBase(portBase)).build();
        talk.println("Starting a twin");
        BorrowedTwin borrowed = new BorrowedTwin(twin, !keep, talk);
        twin.up(new Said(talk));
        return borrowed;
    }

    Twin twin() {
        return twin;
    }

    @Override
    public void close() {
        if (own && closed.compareAndSet(false, true)) {
            talk.println("Taking the twin down");
            twin.down(UpProgress.silent());
        }
    }

    private static Optional<Twin> running(Path home) {
        if (!Files.exists(home.resolve("twin.json"))) {
            return Optional.empty();
        }
        Twin twin = Twin.open(home);
        return twin.status().down() ? Optional.empty() : Optional.of(twin);
    }

    private record Said(PrintStream out) implements UpProgress {
        @Override
        public void begins(String what) {
            // What is done is worth a line; what begins is not.
        }

        @Override
        public void done(String what, String detail) {
            out.println("  " + what + "  " + detail);
        }
    }
}
