package io.anlan.replication.backup.changes;

import io.anlan.kernel.SiteId;
import io.anlan.replication.backup.BackupStore;
import io.anlan.replication.backup.format.BackupKey;
import io.anlan.replication.backup.format.BadBackupException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The chains of segments of one site that a store holds. */
final class Chains {
    private final BackupStore store;
    private final SiteId site;
    private final Function<String, Optional<BackupKey>> keys;

    Chains(BackupStore store, SiteId site, Function<String, Optional<BackupKey>> keys) {
        this.store = store;
        this.site = site;
        this.keys = keys;
    }

    /** The numbers of the finished segments of each chain, the newest chain first. */
    NavigableMap<String, TreeSet<Integer>> all() throws IOException {
        NavigableMap<String, TreeSet<Integer>> chains = new TreeMap<>(Collections.reverseOrder());
        for (String name : store.list(SegmentAddress.all(site))) {
            if (SegmentAddress.isManifest(name)) {
                SegmentAddress.holding(site, name)
                        .ifPresent(at -> chains.computeIfAbsent(at.chain(), chain -> new TreeSet<>())
                                .add(at.number()));
            }
        }
        return chains;
    }

    /** The last segment of the newest chain. */
    Optional<Segment> last() throws IOException, BadBackupException {
        for (var chain : all().entrySet()) {
            return Optional.of(open(chain.getKey(), chain.getValue().last()));
        }
        return Optional.empty();
    }

    /** Whether somebody has finished this segment. */
    boolean holds(SegmentAddress address) throws IOException {
        return store.list(address.folder()).contains(address.manifest());
    }

    /** Opens a segment. */
    Segment open(String chain, int number) throws IOException, BadBackupException {
        return Segment.open(store, new SegmentAddress(site, chain, number), keys);
    }

    /** The names of all objects of a segment. */
    List<String> objects(SegmentAddress address) throws IOException {
        return store.list(address.folder()).stream()
                .filter(name -> SegmentAddress.holding(site, name).isPresent())
                .toList();
    }

    /** Takes a segment away, the manifest first: what is half deleted is none. */
    void delete(String chain, int number) throws IOException {
        SegmentAddress address = new SegmentAddress(site, chain, number);
        store.delete(address.manifest());
        for (String name : objects(address)) {
            store.delete(name);
        }
    }

    BackupStore store() {
        return store;
    }
}
