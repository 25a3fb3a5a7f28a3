package io.anlan.chaos.fault;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import java.util.List;
import java.util.stream.Stream;

/**
 * The disks of the databases fail: what is written from now on does not arrive, and what was not synced is gone. Struck at a whole
 * site it is a power cut, for then every process ends too. Undone by the disks coming back with what they kept.
 */
final class DiskDead implements Fault {
    private final Parts parts;
    private final String target;
    private final Twin twin;
    private final List<String> databases;
    private final List<DataDisk> disks;

    DiskDead(Twin twin, String target) {
        this.twin = twin;
        this.parts = Parts.of(twin, target);
        this.target = target;
        this.databases = databases();
        this.disks = (databases.isEmpty() ? parts.names() : databases)
                .stream().map(name -> new DataDisk(twin, name)).toList();
    }

    @Override
    public void prepare() {
        disks.forEach(DataDisk::lay);
    }

    @Override
    public void strike() {
        disks.forEach(data -> data.disk().cut());
        if (Parts.isSite(target)) {
            twin.kill(SiteId.of(target));
        }
    }

    @Override
    public String bite() {
        boolean dead = disks.stream().allMatch(data -> data.disk().dead());
        return dead ? "what is written to the disks of " + databases + " does not arrive" : "";
    }

    @Override
    public void undo() {
        databases.forEach(twin::kill);
        disks.forEach(data -> data.disk().again());
        parts.start();
    }

    @Override
    public void awaitOver() {
        parts.awaitReady();
    }

    @Override
    public void tidy() {
        disks.forEach(DataDisk::lift);
    }

    private List<String> databases() {
        return parts.names().stream()
                .filter(name -> Stream.of("pg-", "maria-").anyMatch(name::startsWith))
                .toList();
    }
}
