package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.SystemTime;
import io.anlan.local.apps.AppCopies;
import io.anlan.local.apps.BuiltApp;
import io.anlan.local.certificates.TwinCertificates;
import io.anlan.local.files.Folders;
import io.anlan.local.keyring.KeyringFolder;
import io.anlan.local.keyring.Passwords;
import io.anlan.local.keyring.TwinKeys;
import io.anlan.local.upgrade.Builds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;

/** What a twin needs before its first part starts: folders, keys, and copies of the built programs. */
final class Preparation {
    private final TwinFile file;
    private final Path checkout;

    Preparation(TwinFile file, Path checkout) {
        this.file = file;
        this.checkout = checkout;
    }

    /** Makes it all and returns how the twin is now described. */
    TwinFile run(UpProgress progress) throws IOException {
        var home = file.home();
        progress.begins("keys");
        Files.createDirectories(home.folder());
        keepLastLogs(home);
        makeKeys(home, file.plan().directors());
        new ControlFile(file.plan(), home).write();
        progress.done("keys", "in " + home.folder());

        progress.begins("programs");
        var copies = new AppCopies(checkout.resolve(".anlan/apps"))
                .of(
                        checkout,
                        BuiltApp.needed(
                                file.kinds().stream().map(PartKind::program).flatMap(Optional::stream)));
        progress.done("programs", copies.toString());
        var described = file.with(Builds.of(copies));
        described.write();
        return described;
    }

    /** The logs of the run before stay readable, those of runs before that do not. */
    private static void keepLastLogs(TwinHome home) throws IOException {
        var logs = home.folder().resolve("log");
        var before = home.folder().resolve("log.before");
        if (Files.exists(logs)) {
            Folders.delete(before);
            Files.move(logs, before);
        }
        Files.createDirectories(logs);
    }

    private static void makeKeys(TwinHome home, DirectorPlan directors) throws IOException {
        var sites = new EnumMap<SiteId, KeyringFolder>(SiteId.class);
        for (var site : SiteId.values()) {
            Folders.createPrivate(home.place(site));
            Folders.createPrivate(home.state(site));
            sites.put(site, new KeyringFolder(home.keys(site)));
        }
        var unused = new Passwords(home.sharedSecrets()).of("edge-admin");
        var certificates =
                new TwinCertificates(home.authority(), Instant.ofEpochMilli(SystemTime.INSTANCE.wallMillis()));
        for (var part : CertificateCare.parts(home)) {
            certificates.fill(part.folder(), part.commonName(), part.kind(), part.site());
        }
        new TwinKeys().fill(sites, new KeyringFolder(home.sandboxKeys()));
        new DirectorFolders(home, directors).prepare();
    }
}
