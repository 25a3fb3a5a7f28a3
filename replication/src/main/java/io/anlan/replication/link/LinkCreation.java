package io.anlan.replication.link;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.database.Faults;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.source.Beginning;
import io.anlan.replication.source.SourceRefusals;
import io.anlan.replication.source.SourceSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a link: what the source needs (a slot), then the position at the target. Only here are slots made. It is done before a
 * site serves; a link to a source that holds rows already is made anew, and then its rows are copied.
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
        return between((target, source) -> {
            if (target.position().isEmpty() && !alone(target)) {
                return notReady("another replicator is making the link");
            }
            // Looked at by whoever is alone: another may have made it a moment ago.
            return target.position().isPresent() ? Outcome.done("it is there already") : create(target, source);
        });
    }

    /** Two at once would each take the other's slot for one left over, and one position would name a slot that is gone. */
    private boolean alone(TargetSession target) throws SQLException {
        return target.transaction(at -> target.database().lock(at, link.name()));
    }

    /**
     * Makes the link from here on, whatever position there was and whatever the source holds: whoever calls it brings those
     * rows. A position of another database, or before what the source still has, is of no use to anybody.
     *
     * @param withheld whether the applied mark stays at nothing until it is said that those rows are there
     * @param silenceMax a holder silent for longer loses the link
     */
    public Outcome<String> anew(boolean withheld, Duration silenceMax) {
        return between((target, source) -> {
            Optional<LinkPosition> former = target.position();
            boolean mine = former.isPresent() ? target.hold(former.get(), silenceMax) : alone(target);
            if (!mine) {
                return notReady("another replicator holds the link");
            }
            return begin(source, beginning -> {
                target.step(at -> {
                    forget(at);
                    insert(at, beginning, withheld);
                });
                return Outcome.done("made anew");
            });
        });
    }

    private interface Work {
        Outcome<String> at(TargetSession target, SourceSession source) throws SQLException;
    }

    private interface Rest {
        Outcome<String> from(Beginning beginning) throws SQLException;
    }

    private Outcome<String> between(Work work) {
        try {
            parts.prepare().run();
            try (TargetSession target = TargetSession.open(parts.target(), link.name(), holder);
                    SourceSession source = parts.source().open(link.name())) {
                return work.at(target, source);
            }
        } catch (SQLException | RuntimeException failure) {
            return notReady(Faults.describe(failure));
        }
    }

    private Outcome<String> create(TargetSession target, SourceSession source) throws SQLException {
        return begin(source, beginning -> {
            // Looked at after the beginning: what is written later is told from there.
            Optional<String> full = source.holding(link.tables(parts.catalog()));
            if (full.isPresent()) {
                source.abandon(link.slot());
                return SourceRefusals.holdsRows(full.get());
            }
            target.step(at -> insert(at, beginning, false));
            return Outcome.done("created");
        });
    }

    private Outcome<String> begin(SourceSession source, Rest rest) throws SQLException {
        return source.begin(link.slot(), link.tables(parts.catalog()), ticker.wallMicros())
                .fold(
                        beginning -> {
                            try {
                                return rest.from(beginning);
                            } catch (SQLException failure) {
                                return notReady(Faults.describe(failure));
                            }
                        },
                        Outcome::refused,
                        Outcome::inDoubt);
    }

    private void forget(Connection at) throws SQLException {
        try (PreparedStatement delete = at.prepareStatement("DELETE FROM link_position WHERE link = ?")) {
            delete.setString(1, link.name());
            delete.executeUpdate();
        }
    }

    private void insert(Connection at, Beginning beginning, boolean withheld) throws SQLException {
        try (PreparedStatement insert =
                at.prepareStatement("INSERT INTO link_position (link, source_incarnation, slot, offset_json,"
                        + " definitions, applied_lsn, mark_withheld) VALUES (?, ?, ?, ?, ?, 0, ?)")) {
            insert.setString(1, link.name());
            insert.setString(2, beginning.incarnation());
            insert.setString(3, link.slot());
            insert.setString(4, beginning.at().json());
            insert.setString(
                    5, beginning.definitions().stream().map(line -> line + "\n").collect(Collectors.joining()));
            insert.setBoolean(6, withheld);
            insert.executeUpdate();
        }
    }

    private Outcome<String> notReady(String why) {
        return Outcome.refused(
                new Refusal("link-not-created", 503, link.name() + ": source or target is not ready: " + why, SOON));
    }
}
