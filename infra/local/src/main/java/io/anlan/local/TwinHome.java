package io.anlan.local;

import io.anlan.kernel.SiteId;
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

    Path sandboxKeys() {
        return folder.resolve("sandbox/keys");
    }

    Path secrets(SiteId site) {
        return place(site).resolve("secrets");
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

    Path description() {
        return folder.resolve("twin.json");
    }

    Path lock() {
        return folder.resolve("run/up.lock");
    }
}
