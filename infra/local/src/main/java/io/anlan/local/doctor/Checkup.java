package io.anlan.local.doctor;

import io.anlan.local.database.EngineFolder;
import io.anlan.local.database.EngineLibraries;
import io.anlan.local.process.PartException;
import io.anlan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything the doctor looks at. */
public final class Checkup {
    private static final long GIGABYTE = 1L << 30;
    private static final long DISK_BYTES_WANTED = 5 * GIGABYTE;
    private static final long MEMORY_BYTES_WANTED = 3 * GIGABYTE;
    private static final List<String> ADDRESSES = List.of("127.0.1.1", "127.0.2.1", "127.0.3.1", "127.0.3.2");

    private final Path home;
    private final EngineFolder engines;
    private final Runnable startable;

    /** {@code startable} throws, with the reason, when a twin cannot be started here now. */
    public Checkup(Path home, EngineFolder engines, Runnable startable) {
        this.home = home;
        this.engines = engines;
        this.startable = startable;
    }

    /** Looks at everything; one bad finding does not end the look. */
    public List<Finding> run() {
        var findings = new ArrayList<Finding>();
        findings.add(Platform.unfit()
                .map(why -> Finding.bad("platform", why))
                .orElse(Finding.ok("platform", "Linux amd64, Java " + System.getProperty("java.version"))));
        findings.add(owner());
        findings.add(disk());
        findings.add(memory());
        findings.add(addresses());
        findings.addAll(new KernelFeatures().look());
        findings.add(libraries());
        findings.add(ports());
        return findings;
    }

    /** The home itself, or the folder it would be made in. */
    private Path existing() {
        var at = home.toAbsolutePath();
        for (var up = at.getParent(); !Files.exists(at) && up != null; up = at.getParent()) {
            at = up;
        }
        return at;
    }

    private Finding owner() {
        try {
            var at = existing();
            var owner = Files.getOwner(at).getName();
            if (Files.isWritable(at)) {
                return Finding.ok("folder", at + " belongs to " + owner + " and may be written");
            }
            return Finding.bad(
                    "folder",
                    at + " belongs to " + owner + "; run as that user, give it away with chown, or use --home DIR");
        } catch (IOException e) {
            return Finding.bad("folder", home + " cannot be looked at: " + e.getMessage());
        }
    }

    private Finding disk() {
        try {
            var at = existing();
            var free = Files.getFileStore(at).getUsableSpace();
            var text = free / GIGABYTE + " GB free where the databases lie";
            return free >= DISK_BYTES_WANTED
                    ? Finding.ok("disk", text)
                    : Finding.warn("disk", text + "; the twin may need 5 GB, see up --data");
        } catch (IOException e) {
            return Finding.warn("disk", "cannot be looked at: " + e.getMessage());
        }
    }

    private static Finding memory() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            var available = lines.filter(line -> line.startsWith("MemAvailable:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                            .sum()
                    * 1024;
            var text = available / GIGABYTE + " GB of memory available";
            return available >= MEMORY_BYTES_WANTED
                    ? Finding.ok("memory", text)
                    : Finding.warn("memory", text + "; the twin wants 3 GB");
        } catch (IOException e) {
            return Finding.warn("memory", "cannot be looked at: " + e.getMessage());
        }
    }

    private static Finding addresses() {
        for (var address : ADDRESSES) {
            try {
                var port = Ports.free(address);
                if (port <= 0) {
                    return Finding.bad("addresses", address + " gives no port");
                }
            } catch (java.io.UncheckedIOException e) {
                return Finding.bad(
                        "addresses", address + " cannot be used; give the loopback device all of 127.0.0.0/8");
            }
        }
        return Finding.ok("addresses", "127.0.1.x, 127.0.2.x and 127.0.3.x can be used");
    }

    private Finding libraries() {
        try {
            var missing = new EngineLibraries(engines).missing();
            return missing.isEmpty()
                    ? Finding.ok("libraries", "the database programs find all of theirs")
                    : Finding.bad(
                            "libraries",
                            "the database programs lack " + String.join(", ", missing)
                                    + "; on Debian: apt-get install libcrypt1 libsystemd0 libstdc++6");
        } catch (PartException e) {
            return Finding.bad("libraries", String.valueOf(e.getMessage()));
        }
    }

    private Finding ports() {
        try {
            startable.run();
            return Finding.ok("ports", "all free, no twin runs in " + home);
        } catch (PartException e) {
            return Finding.warn("ports", String.valueOf(e.getMessage()));
        }
    }
}
