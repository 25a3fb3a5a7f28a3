package io.anlan.replication.backup;

import io.anlan.replication.backup.format.Manifest;
import java.util.List;

/** Manifests that no writer has made. */
final class Manifests {
    static final Manifest NONE = new Manifest(
            "",
            0,
            "",
            new Manifest.Source("", "", "", ""),
            new Manifest.Point("", 0),
            new Manifest.Key("", ""),
            List.of(),
            List.of());

    private Manifests() {}

    /** The same with other words about its tables. */
    static Manifest with(Manifest like, List<Manifest.Table> tables) {
        return new Manifest(
                like.product(),
                like.formatVersion(),
                like.id(),
                like.source(),
                like.point(),
                like.key(),
                tables,
                like.chunks());
    }
}
