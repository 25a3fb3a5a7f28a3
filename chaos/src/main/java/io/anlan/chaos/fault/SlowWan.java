package io.anlan.chaos.fault;

import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import java.util.List;
import java.util.Map;

/** The WAN brings everything late, or little at a time: both ways with target {@code wan}, or what comes from one site. */
final class SlowWan implements Fault {
    private final Twin twin;
    private final List<SiteId> from;
    private final int delayMillis;
    private final int jitterMillis;
    private final long bytesPerSecond;

    SlowWan(Twin twin, String target, Map<String, String> with) {
        this.twin = twin;
        this.from = target.equals("wan") ? List.of(SiteId.values()) : List.of(SiteId.of(target));
        this.delayMillis = Integer.parseInt(with.getOrDefault("delay-millis", "0"));
        this.jitterMillis = Integer.parseInt(with.getOrDefault("jitter-millis", "0"));
        this.bytesPerSecond = Long.parseLong(with.getOrDefault("kilobytes-per-second", "0")) * 1_000;
        if (delayMillis == 0 && jitterMillis == 0 && bytesPerSecond == 0) {
            throw new IllegalArgumentException("slow-wan wants delay-millis, jitter-millis or kilobytes-per-second");
        }
    }

    @Override
    public void strike() {
        from.forEach(site -> twin.wan().slow(site, delayMillis, jitterMillis, bytesPerSecond));
    }

    @Override
    public String bite() {
        return isSlow()
                ? "the proxy brings what comes from " + from + " " + delayMillis + " to " + (delayMillis + jitterMillis)
                        + " ms later, "
                        + (bytesPerSecond == 0 ? "all of it" : bytesPerSecond / 1_000 + " kB a second")
                : "";
    }

    @Override
    public void undo() {
        from.forEach(site -> twin.wan().slow(site, 0, 0, 0));
    }

    @Override
    public void awaitOver() {
        if (isSlow()) {
            throw new IllegalStateException("the WAN is still slow");
        }
    }

    private boolean isSlow() {
        return twin.status().wan().orElse("").contains("\"delayMillis\"");
    }
}
