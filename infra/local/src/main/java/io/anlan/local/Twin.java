package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import io.anlan.local.database.EngineFolder;
import io.anlan.local.files.FileLock;
import io.anlan.local.keyring.KeyringFolder;
import io.anlan.local.keyring.Passwords;
import io.anlan.local.process.PartException;
import io.anlan.local.process.ProcessTree.Signal;
import io.anlan.local.process.Strays;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two sites on one machine as real processes: brought up and down, killed, frozen, cut apart. The processes outlive the
 * program that started them; {@link #open} finds them again.
 */
public final class Twin {
    private final Path checkout;
    private final EngineFolder engines;
    private TwinFile file;
    private @Nullable TwinParts parts;

    Twin(TwinFile file, Path checkout, EngineFolder engines) {
        this.file = file;
        this.checkout = checkout;
        this.engines = engines;
    }

    public static TwinBuilder builder() {
        return new TwinBuilder();
    }

    /** The twin that was started in this folder. */
    public static Twin open(Path home) {
        return new Twin(TwinFile.read(home.toAbsolutePath()), EngineFolder.checkout(), EngineFolder.standard());
    }

    public TwinPlan plan() {
        return file.plan();
    }

    public TwinHome home() {
        return file.home();
    }

    /** Starts everything and returns when citizens are served; what a failed start has begun is ended again. */
    public void up(UpProgress progress) {
        locked(() -> {
            mustBeStartable();
            file = new Preparation(file, checkout).run(progress);
            parts = null;
            try {
                new BringUp(plan(), home(), parts().all(), progress).run();
            } catch (RuntimeException e) {
                // Ctrl-C arrives as an interrupt; the way down must not end at it.
                var interrupted = Thread.interrupted();
                new BringDown(home(), parts().all(), UpProgress.silent()).run();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                throw e;
            }
        });
    }

    /** Throws one line that says what is in the way of a start. */
    public void mustBeStartable() {
        mustNotRun();
        new PortCheck(plan(), file.kinds()).allFree();
    }

    /** Ends everything in order; what was stored stays. */
    public void down(UpProgress progress) {
        new BringDown(home(), parts().all(), progress).run();
    }

    /** Forgets everything stored, keys and passwords too. The twin must be down. */
    public void forget() {
        locked(() -> {
            mustNotRun();
            home().forget();
            parts = null;
        });
    }

    /** Ends a whole site at once, as a power cut would. */
    public void kill(SiteId site) {
        // One signal to all before anything else: a site that dies piece by piece is another fault.
        Signal.KILL.send(pids(parts().of(site)));
        Together.each(parts().of(site), part -> part.process().kill());
    }

    /** Ends one part at once. */
    public void kill(String part) {
        parts().named(part).process().kill();
    }

    /** Ends one part in order; of one that has ended already it takes away what is left. */
    public void stop(String part) {
        parts().named(part).stop();
    }

    /** Starts what does not run of a site; its databases answer when this returns, the rest is on its way. */
    public void start(SiteId site) {
        var down = parts().of(site).stream()
                .filter(part -> !part.process().running())
                .toList();
        var databases = down.stream().filter(part -> part.kind().isDatabase()).toList();
        Together.each(databases, part -> {
            part.launch();
            BringUp.await(part, TwinPart::ready);
        });
        Together.each(down.stream().filter(part -> !part.kind().isDatabase()).toList(), TwinPart::launch);
    }

    /** Starts one part without waiting for it. */
    public void start(String part) {
        parts().named(part).launch();
    }

    /** Starts one of our own programs with more environment variables, for this start only. */
    public void start(String part, Map<String, String> more) {
        parts().named(part).launch(more);
    }

    /** Returns when every part of a site does its work. */
    public void awaitReady(SiteId site) {
        parts().of(site).forEach(part -> BringUp.await(part, TwinPart::ready));
    }

    /** Returns when this part does its work. */
    public void awaitReady(String part) {
        BringUp.await(parts().named(part), TwinPart::ready);
    }

    /** Stops a whole site where it stands, every process of it. */
    public void freeze(SiteId site) {
        Signal.STOP.send(pids(parts().of(site)));
        Together.each(parts().of(site), part -> part.process().freeze());
    }

    public void freeze(String part) {
        parts().named(part).process().freeze();
    }

    /** Lets a frozen site go on. */
    public void thaw(SiteId site) {
        Together.each(parts().of(site), part -> part.process().thaw());
    }

    public void thaw(String part) {
        parts().named(part).process().thaw();
    }

    /** The network between the sites. */
    public WanSteering wan() {
        return new WanSteering(plan().wanControl());
    }

    /** How every part is now. */
    public TwinStatus status() {
        return TwinStatus.look(plan(), parts().all(), wan());
    }

    /** The processes of a part, its own first; empty when it does not run. */
    public List<Long> pids(String part) {
        return pids(List.of(parts().named(part)));
    }

    private static List<Long> pids(List<TwinPart> some) {
        return some.stream().flatMap(part -> part.pids().stream()).toList();
    }

    /** The names of all parts, in the order they are started. */
    public List<String> partNames() {
        return parts().all().stream().map(TwinPart::name).toList();
    }

    /** The names of a site's parts. */
    public List<String> partNames(SiteId site) {
        return parts().of(site).stream().map(TwinPart::name).toList();
    }

    /** A site's registration store, as the owner of its tables. */
    public DatabaseLogin postgres(SiteId site) {
        return parts().postgres(site).owner();
    }

    /** A site's registration store, as its operator. */
    public DatabaseLogin postgresOperator(SiteId site) {
        return parts().postgres(site).superuser();
    }

    /** A site's platform store, as the owner of its tables. */
    public DatabaseLogin mariadb(SiteId site) {
        return parts().mariadb(site).replicator();
    }

    /** A site's platform store, as its operator. */
    public DatabaseLogin mariadbOperator(SiteId site) {
        return parts().mariadb(site).admin();
    }

    /** The bearer token of an operator, good at both sites. */
    public String operatorToken() {
        return new KeyringFolder(home().keys(SiteId.SITE_A)).operatorToken();
    }

    /** Steering a site's edge. */
    public EdgeSteering edge(SiteId site) {
        var secret = new Passwords(home().sharedSecrets()).of("edge-admin");
        return new EdgeSteering(plan().edgeAdmin(site), secret, parts().haproxyWriter(site));
    }

    /** Saving and restoring a site's databases. */
    public SiteBackup backup(SiteId site) {
        return new SiteBackup(plan().replicator(site), operatorToken());
    }

    private TwinParts parts() {
        var made = parts;
        if (made == null) {
            made = new TwinParts(file, engines);
            parts = made;
        }
        return made;
    }

    private void mustNotRun() {
        var running = Strays.under(home().folder().resolve("run"));
        if (!running.isEmpty()) {
            throw new PartException("the twin in " + home().folder() + " runs already (" + running.size()
                    + " processes); look: ./anlan status, or end it: ./anlan down");
        }
    }

    private void locked(FileLock.Task task) {
        try {
            FileLock.whileHolding(home().lock(), task);
        } catch (IOException e) {
            throw new PartException("the folder " + home().folder() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
