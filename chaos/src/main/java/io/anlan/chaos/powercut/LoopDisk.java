package io.anlan.chaos.powercut;

import io.anlan.chaos.fault.CannotBreak;
import io.anlan.local.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk of one's own: a file with an ext4 on it. Its power can be cut: from then on nothing reaches it, and what was not
 * synced is gone when it is mounted again. It shows what the file system keeps, not what a disk does that lies.
 */
final class LoopDisk implements AutoCloseable {
    /** EXT4_IOC_SHUTDOWN with the flag that leaves the log unflushed. */
    private static final String CUT = "use Fcntl; sysopen(my $d, $ARGV[0], O_RDONLY) or die \"$!\";"
            + " my $flag = pack('L', 2); ioctl($d, 0x8004587D, $flag) or die \"$!\";";

    private static final List<String> PROGRAMS = List.of("mkfs.ext4", "mount", "umount", "perl");
    private static final int LIMIT_SECONDS = 60;

    private final Path image;
    private final Path at;

    private LoopDisk(Path image, Path at) {
        this.image = image;
        this.at = at;
    }

    /** Throws {@link CannotBreak} where this machine has no such disks. */
    static LoopDisk make(Path folder, int megabytes) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new CannotBreak("only root may mount a disk whose power can be cut");
        }
        for (String program : PROGRAMS) {
            if (!done("sh", "-c", "command -v " + program)) {
                throw new CannotBreak("there is no command " + program);
            }
        }
        Path at = Files.createDirectories(folder.resolve("disk"));
        Path image = folder.resolve("disk.img");
        LoopDisk disk = new LoopDisk(image, at);
        boolean made = done("truncate", "-s", megabytes + "M", image.toString())
                && done("mkfs.ext4", "-q", "-F", image.toString());
        if (!made || !disk.mounted()) {
            disk.close();
            throw new CannotBreak("a file cannot be mounted as a disk here");
        }
        return disk;
    }

    Path folder() {
        return at;
    }

    /** What is on it now will be there; what follows only if its writer sees to it. */
    void sync() {
        must(done("sync", "-f", at.toString()), "the disk was not synced");
    }

    /** The power goes. */
    void cut() {
        must(done("perl", "-e", CUT, at.toString()), "the power of the disk was not cut");
    }

    /** The power is back; nobody may have a file on it open. */
    void again() {
        must(done("umount", at.toString()) && mounted(), "the disk did not come back");
    }

    @Override
    public void close() throws IOException {
        var unused = done("umount", at.toString());
        Files.deleteIfExists(image);
        Folders.delete(at);
    }

    private boolean mounted() {
        return done("mount", "-o", "loop", image.toString(), at.toString());
    }

    private static void must(boolean done, String otherwise) {
        if (!done) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static boolean done(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
