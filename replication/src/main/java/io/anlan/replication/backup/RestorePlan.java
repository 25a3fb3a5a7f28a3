package io.anlan.replication.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Sha256;
import java.util.HexFormat;

/**
 * What a restore does: a step for each chunk, each one transaction of the target. It depends on the content alone, so a restore
 * that was cut short is found again by its id and goes on at the first step not done.
 *
 * @param id the same for the same content into the same kind of store
 * @param toMicros the moment it brings back
 */
record RestorePlan(String id, long toMicros, int steps) {
    static RestorePlan of(RestoreContent content, SiteStore into) {
        byte[] hash = Sha256.hash((into.word() + ' ' + content.id()).getBytes(UTF_8));
        return new RestorePlan(HexFormat.of().formatHex(hash), content.micros(), content.steps());
    }
}
