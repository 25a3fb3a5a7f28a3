package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.process.PartException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Where the databases of the sites lie: as told now, else where the twin of that folder kept them the last time. */
final class DataFolders {
    private DataFolders() {}

    static Map<SiteId, Path> of(Map<SiteId, Path> told, Path home) {
        var all = new EnumMap<SiteId, Path>(SiteId.class);
        try {
            all.putAll(Twin.open(home).home().databases());
        } catch (PartException noTwin) {
            // Nothing was kept anywhere.
        }
        all.putAll(told);
        return all;
    }
}
