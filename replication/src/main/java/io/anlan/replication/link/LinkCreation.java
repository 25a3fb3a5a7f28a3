package io.anlan.replication.link;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.kernel.Ticker;
import io.anlan.kernel.merge.TableDescription;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.database.Faults;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.source.Beginning;
import io.anlan.replication.source.SourceSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a link: what the source needs (a slot), then the position at the target. Only here are slots made. It is done before a
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
            parts.prepare().run();
            try (TargetSession target = TargetSession.open(parts.target(), link.name(), holder);
                    SourceSession source = parts.source().open(link.name())) {
                Optional<LinkPosition> position = target.position();
                return position.isPresent() ? Outcome.done("it is there already") : create(target, source);
            }
        } catch (SQLException | RuntimeException failure) {
            return notReady(failure);
        }
    }

    private Outcome<String> create(TargetSession target, SourceSession source) throws SQLException {
        List<TableDescription> tables = link.tables(parts.catalog());
        return source.begin(link.slot(), tables, ticker.wallMicros())
                .fold(beginning -> store(target, beginning), Outcome::refused, Outcome::inDoubt);
    }

    private Outcome<String> store(TargetSession target, Beginning beginning) {
        try {
            target.step(at -> insert(at, beginning));
            return Outcome.done("created");
        } catch (SQLException failure) {
            return notReady(failure);
        }
    }

    private void insert(Connection at, Beginning beginning) throws SQLException {
        try (PreparedStatement insert = at.prepareStatement(
                "INSERT INTO link_position"
                        + " (link, source_incarnation, slot, offset_json, definitions, applied_lsn) VALUES (?, ?, ?, ?, ?, 0)")) {
            insert.setString(1, link.name());
            insert.setString(2, beginning.incarnation());
            insert.setString(3, link.slot());
            insert.setString(4, beginning.at().json());
            insert.setString(
                    5, beginning.definitions().stream().map(line -> line + "\n").collect(Collectors.joining()));
            insert.executeUpdate();
        }
    }

    private static Outcome<String> notReady(Exception failure) {
        return Outcome.refused(new Refusal(
                "link-not-created", 503, "source or target is not ready: " + Faults.describe(failure), SOON));
    }
}
