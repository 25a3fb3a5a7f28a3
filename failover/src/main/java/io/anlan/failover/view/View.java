package io.anlan.failover.view;

import io.anlan.kernel.SiteId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is seen at one moment: the reports that are young enough to be believed. A site whose director is not heard is
 * not in it.
 */
public record View(Map<SiteId, SiteReport> heard) {
    public View {
        heard = new EnumMap<>(heard.isEmpty() ? new EnumMap<>(SiteId.class) : heard);
    }

    /** A site's report; empty if none was heard lately. */
    public Optional<SiteReport> of(SiteId site) {
        return Optional.ofNullable(heard.get(site));
    }
}
