package io.anlan.local;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.EngineFolder;
import io.anlan.local.upgrade.Builds;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Says what a twin is to be: where it lives, on which ports, with how many nodes. */
public final class TwinBuilder {
    private final Map<SiteId, Path> databases = new EnumMap<>(SiteId.class);
    private Path checkout = EngineFolder.checkout();
    private Path home = checkout.resolve(".anlan");
    private int portBase = TwinPlan.STANDARD_BASE;
    private int nodesPerSite = 1;
    private boolean edgeTls;
    private Set<PartKind> kinds = PartKind.standard();
    private EngineFolder engines = EngineFolder.standard();

    TwinBuilder() {}

    /** The folder everything of this twin lies in; {@code .anlan} of the checkout unless given. */
    public TwinBuilder home(Path folder) {
        home = folder;
        return this;
    }

    /** The checkout whose built programs are run. */
    public TwinBuilder checkout(Path folder) {
        checkout = folder.toAbsolutePath().normalize();
        return this;
    }

    public TwinBuilder portBase(int base) {
        portBase = base;
        return this;
    }

    public TwinBuilder nodesPerSite(int count) {
        nodesPerSite = count;
        return this;
    }

    /** Has edges and nodes talk TLS, with certificates at both ends. */
    public TwinBuilder withEdgeTls() {
        edgeTls = true;
        return this;
    }

    /** Keeps a site's databases elsewhere, such as on another disk. */
    public TwinBuilder databases(SiteId site, Path folder) {
        databases.put(site, folder.toAbsolutePath().normalize());
        return this;
    }

    /** Runs these kinds of parts only, for benches and tests that need less. */
    public TwinBuilder only(Set<PartKind> some) {
        kinds = EnumSet.copyOf(some);
        return this;
    }

    /** Has changes travel from site to site and store to store by a broker at each site. */
    public TwinBuilder overKafka() {
        kinds = EnumSet.copyOf(kinds);
        kinds.add(PartKind.KAFKA);
        return this;
    }

    /** Uses database programs unpacked elsewhere. */
    public TwinBuilder engines(EngineFolder folder) {
        engines = folder;
        return this;
    }

    public Twin build() {
        var file = new TwinFile(
                new TwinPlan(portBase, nodesPerSite, edgeTls),
                new TwinHome(home, databases),
                Builds.of(checkout.resolve(".anlan/apps")),
                kinds);
        return new Twin(file, checkout, engines);
    }
}
