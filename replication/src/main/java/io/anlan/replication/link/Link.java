package io.anlan.replication.link;

import io.anlan.kernel.SiteId;
import io.anlan.kernel.merge.Direction;
import io.anlan.kernel.merge.TableCatalog;
import io.anlan.kernel.merge.TableDescription;
import java.time.Duration;
import java.util.List;

/**
 * One direction between two databases.
 *
 * @param name as it is called everywhere, such as {@code site-a-to-site-b}
 * @param direction which tables it carries
 * @param source the site whose database it reads: the platform store for {@link Direction#REGISTRATION}, else the
 *     registration store
 * @param slot the name it reads by: a replication slot, or in a platform store the server id of the reader
 * @param ownOnly whether it reads only what was first written in its source; else it also passes on what links brought
 * @param poll how long the engine gathers once something has come, before it hands over what it has
 */
public record Link(String name, Direction direction, SiteId source, String slot, boolean ownOnly, Duration poll) {
    /** What is gathered longer comes later and costs fewer commits at the target; between sites somebody waits for it. */
    private static final Duration POLL_SITE = Duration.ofMillis(1);

    private static final Duration POLL_PLATFORM = Duration.ofMillis(10);

    /** Readers of a binlog need numbers that no server has; one reader of a number ends the other. */
    private static final int READER_ID = 7100;

    /** The links a replicator at this site runs: those whose target is here. */
    public static List<Link> targeting(SiteId site) {
        return List.of(betweenSites(site.peer(), site), toPlatform(site), toRegistration(site));
    }

    /** From one site's registration store to the other's. Reading only own rows is what ends the loop. */
    public static Link betweenSites(SiteId source, SiteId target) {
        String slot = "to_" + target.id().replace('-', '_');
        return new Link(source.id() + "-to-" + target.id(), Direction.SITE, source, slot, true, POLL_SITE);
    }

    /** From a site's registration store to its platform store: all rows, wherever they were first written. */
    public static Link toPlatform(SiteId site) {
        return new Link(
                "registration-to-platform-" + letter(site),
                Direction.PLATFORM,
                site,
                "to_platform",
                false,
                POLL_PLATFORM);
    }

    /** From a site's platform store to its registration store: what other agencies wrote, and no row a link brought. */
    public static Link toRegistration(SiteId site) {
        return new Link(
                "platform-to-registration-" + letter(site),
                Direction.REGISTRATION,
                site,
                Integer.toString(READER_ID + site.number()),
                true,
                POLL_PLATFORM);
    }

    /** The tables it carries. */
    List<TableDescription> tables(TableCatalog catalog) {
        return catalog.tables().stream()
                .filter(table -> table.directions().contains(direction))
                .toList();
    }

    private static String letter(SiteId site) {
        return site.id().substring(site.id().length() - 1);
    }
}
