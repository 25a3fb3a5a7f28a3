package io.anlan.chaos.failpoint;

import io.anlan.local.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One failpoint in one node that runs, seen from here. Woven in beforehand, it does nothing until it is armed; arming is a file that is
 * there, so that nothing is asked of a node that may halt or freeze while it answers.
 */
public final class NodeFailpoint {
    static final String ORDER = "order";
    static final String ARMED = "armed";
    static final String PASSED = "passed";

    private final FailpointOrder order;
    private final Path folder;

    /** @param folder of this failpoint alone; what lies there is forgotten */
    public NodeFailpoint(FailpointOrder order, Path folder) {
        this.order = order;
        this.folder = folder.toAbsolutePath();
    }

    /** Throws {@link io.anlan.chaos.machine.CannotBreak} where no program may be attached to. */
    public static void mustBePossible() {
        Attachment.mustBePossible();
    }

    /** Throws {@link io.anlan.chaos.machine.CannotBreak} when this one may not be attached to. */
    public void weaveInto(long pid) {
        try {
            Folders.delete(folder);
            Path unused = Files.createDirectories(folder);
            order.write(folder.resolve(ORDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Attachment.run(pid, folder);
    }

    /** From now on passes are counted. */
    public void arm() {
        try {
            Path unused = Files.createFile(folder.resolve(ARMED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever passes from now on goes on. */
    public void disarm() {
        delete(ARMED);
    }

    /** At how many passes it acted. */
    public int acted() {
        try {
            Path passed = folder.resolve(PASSED);
            return Files.exists(passed) ? Files.readAllLines(passed).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The node's code is as it was. */
    public void takeOutOf(long pid) {
        delete(ORDER);
        Attachment.run(pid, folder);
    }

    private void delete(String name) {
        try {
            boolean unused = Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
