package io.anlan.replication.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anlan.kernel.Sha256;
import io.anlan.replication.backup.format.Manifest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a restore does, in steps that are each one transaction of the target. It depends on the backups and the moment alone, so
 * a restore that was cut short is found again by its id and goes on at the first step not done.
 *
 * @param id the same for the same backups and the same moment
 * @param toMicros nothing that was committed later is restored
 * @param steps in order
 */
public record RestorePlan(String id, long toMicros, List<Step> steps) {
    /** Loads one chunk of one of the backups. */
    public record Step(int backup, int chunk) {}

    public RestorePlan {
        steps = List.copyOf(steps);
    }

    /** The plan for these backups, the base first. */
    public static RestorePlan of(List<Manifest> backups, SiteStore into, long toMicros) {
        List<Step> steps = new ArrayList<>();
        StringBuilder name = new StringBuilder(into.word()).append(' ').append(toMicros);
        for (int backup = 0; backup < backups.size(); backup++) {
            Manifest manifest = backups.get(backup);
            name.append(' ')
                    .append(manifest.id())
                    .append(' ')
                    .append(manifest.key().salt());
            for (int chunk = 0; chunk < manifest.chunks().size(); chunk++) {
                steps.add(new Step(backup, chunk));
            }
        }
        byte[] hash = Sha256.hash(name.toString().getBytes(UTF_8));
        return new RestorePlan(HexFormat.of().formatHex(hash), toMicros, steps);
    }
}
