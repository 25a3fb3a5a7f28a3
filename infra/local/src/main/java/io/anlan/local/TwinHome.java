package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.files.Folders;
import io.anlan.local.keyring.Passwords;
import io.anlan.local.process.PartException;
import io.anlan.local.wan.WanPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The folder of a twin, and where each thing lies in it; a site's databases may lie elsewhere. */
public record TwinHome(Path folder, Map<SiteId, Path> databases) {
    public TwinHome {
        folder = folder.toAbsolutePath().normalize();
        databases = Map.copyOf(databases);
    }

    Path record(String part) {
        return folder.resolve("run").resolve(part + ".pid");
    }

    /** What a part has said. */
    public Path log(String part) {
        return folder.resolve("log").resolve(part + ".log");
    }

    Path temporary(String part) {
        return folder.resolve("tmp").resolve(part);
    }

    Path place(SiteId site) {
        return folder.resolve(site.id());
    }

    Path place(WanPlace place) {
        return folder.resolve(place.id());
    }

    /** Where a director keeps its name and its log. */
    Path director(WanPlace place) {
        return place(place).resolve("director");
    }

    /** The secrets of those whom a place's director knows. */
    Path callers(WanPlace place) {
        return place(place).resolve("callers");
    }

    /** The secret of one of them, such as {@code operator.duty} or {@code node.site-a}. */
    public Path callerSecret(WanPlace place, String caller) {
        return callers(place).resolve(caller + ".secret");
    }

    Path hosts(WanPlace place) {
        return place(place).resolve("hosts");
    }

    Path keys(SiteId site) {
        return place(site).resolve("keys");
    }

    /** Where a site's backups lie. */
    Path backups(SiteId site) {
        return place(site).resolve("backups");
    }

    /** Where copies of a site's backups lie: at the other site. */
    Path backupCopies(SiteId site) {
        return place(site.peer()).resolve("backups-of-peer");
    }

    /** Where the certificate of one kind of part of a site lies. */
    Path tls(SiteId site, String part) {
        return place(site).resolve("tls").resolve(part);
    }

    /** Where the twin's own authority lies; no part reads it. */
    Path authority() {
        return folder.resolve("authority");
    }

    Path sandboxKeys() {
        return folder.resolve("sandbox/keys");
    }

    Path secrets(SiteId site) {
        return place(site).resolve("secrets");
    }

    /** Secrets that belong to no site alone. */
    Path sharedSecrets() {
        return folder.resolve("secrets");
    }

    /** The file of the bearer secret by which the edges of both sites are steered. */
    public Path edgeAdminSecret() {
        return new Passwords(sharedSecrets()).file("edge-admin");
    }

    Path state(SiteId site) {
        return place(site).resolve("state");
    }

    Path postgres(SiteId site) {
        return databases.getOrDefault(site, place(site)).resolve("postgres");
    }

    Path mariadb(SiteId site) {
        return databases.getOrDefault(site, place(site)).resolve("mariadb");
    }

    Path kafka(SiteId site) {
        return databases.getOrDefault(site, place(site)).resolve("kafka");
    }

    /** Takes away for good what a database or a director stored, as a fire would; it must not run. */
    public void destroy(String part) {
        destroy(stored(part));
    }

    /** The folder of what a part stores. */
    private Path stored(String part) {
        for (var place : WanPlace.values()) {
            if (TwinParts.directorName(place).equals(part)) {
                return director(place);
            }
        }
        return database(part);
    }

    /** The folder of a database. */
    public Path database(String part) {
        for (var site : SiteId.values()) {
            if (PartKind.POSTGRES.of(site).equals(part)) {
                return postgres(site);
            }
            if (PartKind.MARIADB.of(site).equals(part)) {
                return mariadb(site);
            }
        }
        throw new PartException(part + " stores nothing that could be destroyed; databases and directors do");
    }

    /** Takes away everything stored, keys and passwords too. */
    void forget() throws IOException {
        for (var site : SiteId.values()) {
            Folders.delete(postgres(site));
            Folders.delete(mariadb(site));
            Folders.delete(kafka(site));
            Folders.delete(place(site));
        }
        Folders.delete(place(WanPlace.WITNESS));
        Folders.delete(sandboxKeys());
        Folders.delete(sharedSecrets());
    }

    private static void destroy(Path stored) {
        try {
            Folders.delete(stored);
        } catch (IOException e) {
            throw new PartException(stored + " cannot be taken away: " + e.getMessage(), e);
        }
    }

    Path description() {
        return folder.resolve("twin.json");
    }

    /** The addresses and references to secrets that {@code anlanctl} reads. */
    Path control() {
        return folder.resolve("anlanctl.properties");
    }

    Path lock() {
        return folder.resolve("run/up.lock");
    }
}
