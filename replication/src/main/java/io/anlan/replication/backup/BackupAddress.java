package io.anlan.replication.backup;

import io.anlan.kernel.SiteId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the objects of one backup.
 *
 * @param id the backup's name among those of its database; it begins with the time, so names sort by it
 */
public record BackupAddress(SiteId site, SiteStore store, String id) {
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{9}Z");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(/[A-Za-z0-9][A-Za-z0-9-]*)*");
    private static final String MANIFEST = "/manifest";
    private static final Pattern OBJECT = Pattern.compile("(?<id>" + ID.pattern() + ")/(\\d{6,}|manifest)");

    public BackupAddress {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("No backup is called so");
        }
    }

    /** What all names of a database's backups begin with. */
    public static String all(SiteId site, SiteStore store) {
        return site.id() + "/" + store.word() + "/";
    }

    /** What the names of this backup's objects begin with. */
    public String folder() {
        return all(site, store) + id;
    }

    /** The object that is written last: a backup without it is none. */
    public String manifest() {
        return folder() + MANIFEST;
    }

    /** The object of a chunk. */
    public String chunk(int number) {
        return folder() + String.format(Locale.ROOT, "/%06d", number);
    }

    /** The name, if an object may be called so: none leads out of its store or needs to be written in another way. */
    public static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No object of a backup is called so");
        }
        return name;
    }

    /** The backup an object of this name belongs to; empty if no object of ours is called so. */
    static Optional<BackupAddress> holding(SiteId site, SiteStore store, String name) {
        String all = all(site, store);
        Matcher own = OBJECT.matcher(name.startsWith(all) ? name.substring(all.length()) : "");
        return own.matches() ? Optional.of(new BackupAddress(site, store, own.group("id"))) : Optional.empty();
    }

    /** Whether this is the name of a manifest. */
    static boolean isManifest(String name) {
        return name.endsWith(MANIFEST);
    }
}
