package io.anlan.chaos.fault;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.wan.WanKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The WAN carries nothing, silently: both ways with target {@code wan}, or what comes from the target site; all traffic,
 * or one {@code kind}.
 */
final class Cut implements Fault {
    private final Twin twin;
    private final List<SiteId> from;
    private final Set<WanKind> kinds;

    Cut(Twin twin, String target, Map<String, String> with) {
        this.twin = twin;
        this.from = target.equals("wan") ? List.of(SiteId.values()) : List.of(SiteId.of(target));
        this.kinds = WanKind.of(with.getOrDefault("traffic", "all"));
    }

    @Override
    public void strike() {
        from.forEach(site -> kinds.forEach(kind -> twin.wan().cut(site, kind)));
    }

    @Override
    public String bite() {
        String state = twin.status().wan().orElse("");
        return from.stream().allMatch(site -> state.contains("\"from\":\"" + site.id() + "\""))
                ? "the proxy carries nothing from " + from + " of " + kinds
                : "";
    }

    @Override
    public void undo() {
        from.forEach(site -> kinds.forEach(kind -> twin.wan().heal(site, kind)));
    }

    @Override
    public void awaitOver() {
        if (twin.status().wan().orElse("").contains("\"from\"")) {
            throw new IllegalStateException("the WAN is still cut");
        }
    }
}
