package io.anlan.chaos.machine;

import io.anlan.local.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A disk of one's own: a file with an ext4 on it. It can be filled up, stand still, and lose its power: from then on nothing reaches
 * it, and what was not synced is gone when it is mounted again. It shows what the file system keeps, not what a disk does that lies.
 */
public final class LoopDisk implements AutoCloseable {
    /** EXT4_IOC_SHUTDOWN with the flag that leaves the log unflushed. */
    private static final String CUT = "use Fcntl; sysopen(my $d, $ARGV[0], O_RDONLY) or die \"$!\";"
            + " my $flag = pack('L', 2); ioctl($d, 0x8004587D, $flag) or die \"$!\";";

    private static final Map<String, String> PROGRAMS = Map.of(
            "mkfs.ext4",
            "e2fsprogs",
            "mount",
            "mount",
            "umount",
            "mount",
            "fsfreeze",
            "util-linux",
            "perl",
            "perl-base");
    private static final String BALLAST = "ballast";

    private final Path image;
    private final Path at;

    private LoopDisk(Path image, Path at) {
        this.image = image;
        this.at = at;
    }

    /** Throws {@link CannotBreak} where this machine has no such disks. */
    public static void mustBePossible() {
        Tool.needsRoot("mount a disk that can be broken");
        PROGRAMS.forEach(Tool::needs);
        if (!Files.exists(Path.of("/dev/loop-control"))) {
            throw new CannotBreak("a file cannot be mounted as a disk here");
        }
    }

    /** In a folder of its own below this one. */
    public static LoopDisk make(Path folder, int megabytes) throws IOException {
        return at(folder.resolve("disk"), folder.resolve("disk.img"), megabytes);
    }

    /** Mounted here, stored there; what the folder held is hidden meanwhile. */
    public static LoopDisk at(Path folder, Path image, int megabytes) throws IOException {
        mustBePossible();
        LoopDisk disk = new LoopDisk(image, Files.createDirectories(folder));
        // No blocks are put by for root, who fills it.
        boolean made = Tool.done("truncate", "-s", megabytes + "M", image.toString())
                && Tool.done("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        if (!made || !disk.mounted()) {
            Files.deleteIfExists(image);
            throw new CannotBreak("a file cannot be mounted as a disk here");
        }
        return disk;
    }

    public Path folder() {
        return at;
    }

    /** What is on it now will be there; what follows only if its writer sees to it. */
    public void sync() {
        Tool.must("sync", "-f", at.toString());
    }

    /** Not a byte more goes onto it. */
    public void fill() {
        // It ends where the disk does, which is no good end.
        var full = Tool.done("dd", "if=/dev/zero", "of=" + at.resolve(BALLAST), "bs=64k");
        if (full) {
            throw new IllegalStateException("the disk at " + at + " has no end");
        }
    }

    public void empty() throws IOException {
        Files.deleteIfExists(at.resolve(BALLAST));
    }

    public long freeBytes() throws IOException {
        return Files.getFileStore(at).getUsableSpace();
    }

    /** Whoever writes or syncs waits from now on. */
    public void halt() {
        Tool.must("fsfreeze", "-f", at.toString());
    }

    /** True while it stands still: it cannot be halted twice. */
    public boolean halted() {
        boolean ran = Tool.done("fsfreeze", "-f", at.toString());
        if (ran) {
            goOn();
        }
        return !ran;
    }

    /** Ends a halt; none is no error. */
    public void goOn() {
        var unused = Tool.done("fsfreeze", "-u", at.toString());
    }

    /** The power goes. */
    public void cut() {
        Tool.must("perl", "-e", CUT, at.toString());
    }

    /** True when what is written does not arrive. */
    public boolean dead() {
        try {
            Files.delete(Files.createTempFile(at, "probe", ""));
            return false;
        } catch (IOException noWay) {
            return true;
        }
    }

    /** The power is back; nobody may have a file on it open. */
    public void again() {
        Tool.must("umount", at.toString());
        if (!mounted()) {
            throw new IllegalStateException("the disk did not come back at " + at);
        }
    }

    /** Takes it out; nobody may have a file on it open. What it held is gone. */
    public void takeOut() throws IOException {
        goOn();
        Tool.must("umount", at.toString());
        Files.deleteIfExists(image);
    }

    @Override
    public void close() throws IOException {
        var unused = Tool.done("umount", at.toString());
        Files.deleteIfExists(image);
        Folders.delete(at);
    }

    private boolean mounted() {
        return Tool.done("mount", "-o", "loop", image.toString(), at.toString());
    }
}
