package io.anlan.chaos.fault;

import io.anlan.chaos.machine.AtExit;
import io.anlan.chaos.machine.CannotBreak;
import io.anlan.chaos.machine.LoopDisk;
import io.anlan.chaos.machine.Tool;
import io.anlan.local.Twin;
import io.anlan.local.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lays the folder of one database onto a disk of its own, in the same place, and brings it back afterwards. */
final class DataDisk {
    /** Beside what is stored now: the log and the rows of a run, and a start after a crash. */
    private static final int ROOM_MEGABYTES = 500;

    private static final String LEADING_NUMBER = "^(\\d+).*";

    private final Twin twin;
    private final String part;
    private final Path folder;
    private final Path aside;
    private @Nullable LoopDisk disk;
    private @Nullable AtExit back;

    DataDisk(Twin twin, String part) {
        LoopDisk.mustBePossible();
        if (!part.startsWith("pg-") && !part.startsWith("maria-")) {
            throw new CannotBreak("only a database has a disk that can be broken, not " + part);
        }
        this.twin = twin;
        this.part = part;
        this.folder = twin.home().database(part);
        this.aside = folder.resolveSibling(folder.getFileName() + ".aside");
    }

    LoopDisk disk() {
        LoopDisk laid = disk;
        if (laid == null) {
            throw new IllegalStateException(part + " lies on no disk of its own");
        }
        return laid;
    }

    /** The database is stopped for it and started again. */
    void lay() {
        twin.stop(part);
        try {
            if (Files.exists(aside)) {
                throw new IllegalStateException(aside + " is there: an earlier run did not bring it back");
            }
            Path unused = Files.move(folder, aside);
            disk = LoopDisk.at(folder, image(), megabytes(aside) + ROOM_MEGABYTES);
            back = AtExit.of(this::bringBack);
            Tool.must("cp", "-a", aside + "/.", folder.toString());
            disk().sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        twin.start(part);
        twin.awaitReady(part);
    }

    /** The database goes on where it was; every part does its work again when this returns. */
    void lift() {
        AtExit laid = back;
        if (laid == null) {
            return;
        }
        laid.now();
        twin.start(part);
        twin.partNames().forEach(twin::awaitReady);
    }

    /** In order, so that no log has to be replayed from what is copied. */
    private void bringBack() {
        disk().goOn();
        twin.stop(part);
        try {
            Folders.delete(aside);
            Tool.must("cp", "-a", folder.toString(), aside.toString());
            disk().takeOut();
            Folders.delete(folder);
            Folders.delete(aside.resolve("lost+found"));
            Path unused = Files.move(aside, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path image() {
        return folder.resolveSibling(folder.getFileName() + ".img");
    }

    private static int megabytes(Path stored) {
        return Integer.parseInt(
                Tool.said("du", "-sm", stored.toString()).strip().replaceAll(LEADING_NUMBER, "$1"));
    }
}
