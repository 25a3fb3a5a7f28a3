package io.anlan.replication.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Sha256;
import io.anlan.replication.backup.format.Manifest;
import java.util.HexFormat;

/**
 * What a restore does: a step for each chunk, each one transaction of the target. It depends on the backup alone, so a restore
 * that was cut short is found again by its id and goes on at the first step not done.
 *
 * @param id the same for the same backup into the same kind of store
 * @param toMicros the moment the backup was taken
 */
record RestorePlan(String id, long toMicros, int steps) {
    static RestorePlan of(Manifest manifest, SiteStore into) {
        String name = into.word() + ' ' + manifest.id() + ' ' + manifest.key().salt();
        byte[] hash = Sha256.hash(name.getBytes(UTF_8));
        return new RestorePlan(
                HexFormat.of().formatHex(hash),
                manifest.point().micros(),
                manifest.chunks().size());
    }
}
