package io.anlan.replication.link;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.database.Faults;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.source.SlotLook;
import io.anlan.replication.source.SourceDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a link: the slot at the source, then the position at the target. Only here are slots made. It is done before a
 * site serves; a source that holds rows already needs them copied first.
 */
public final class LinkCreation {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Link link;
    private final LinkParts parts;
    private final String holder;
    private final Ticker ticker;

    public LinkCreation(Link link, LinkParts parts, String holder, Ticker ticker) {
        this.link = link;
        this.parts = parts;
        this.holder = holder;
        this.ticker = ticker;
    }

    /** Creates the link; one that is there already is left as it is. */
    public Outcome<String> run() {
        try {
            parts.prepareTarget().run();
            try (TargetSession target = TargetSession.open(parts.target(), link.name(), holder);
                    SourceDatabase source = SourceDatabase.open(parts.source(), link.name())) {
                Optional<LinkPosition> position = target.position();
                return position.isPresent() ? Outcome.done("it is there already") : create(target, source);
            }
        } catch (SQLException | RuntimeException failure) {
            return Outcome.refused(new Refusal(
                    "link-not-created", 503, "source or target is not ready: " + Faults.describe(failure), SOON));
        }
    }

    private Outcome<String> create(TargetSession target, SourceDatabase source) throws SQLException {
        if (!source.publishes()) {
            return Outcome.refused(new Refusal(
                    "source-not-migrated", 503, "the source has no publication " + SourceDatabase.PUBLICATION, SOON));
        }
        // Without a position nobody has read by this slot: it is left over from a creation that was cut short.
        source.dropSlot(link.slot());
        long lsn = source.createSlot(link.slot());
        List<TableDescription> tables = parts.catalog().tables().stream()
                .filter(table -> table.directions().contains(link.direction()))
                .toList();
        // Looked at after the slot was made: what is written later the slot sees, what is here now it may not.
        @Nullable String full = source.firstWithRows(tables);
        if (full != null) {
            source.dropSlot(link.slot());
            return Outcome.refused(Refusal.of(
                    "source-holds-rows",
                    409,
                    "table " + full + " of the source holds rows the link would never send; a link to a filled source"
                            + " begins with a copy (reseed, not in this release)"));
        }
        SlotLook look = source.look(link.slot());
        target.step(at -> insert(at, look.incarnation(), lsn));
        return Outcome.done("created");
    }

    private void insert(Connection at, String incarnation, long lsn) throws SQLException {
        try (PreparedStatement insert = at.prepareStatement("INSERT INTO link_position"
                + " (link, source_incarnation, slot, offset_json, applied_lsn) VALUES (?, ?, ?, ?, 0)")) {
            insert.setString(1, link.name());
            insert.setString(2, incarnation);
            insert.setString(3, link.slot());
            insert.setString(4, new ResumePoint(lsn, ticker.wallMicros()).json());
            insert.executeUpdate();
        }
    }
}
