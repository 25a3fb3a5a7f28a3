package io.anlan.replication.reseed.sql;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Ticker;
import io.anlan.replication.apply.TargetSession;
import io.anlan.replication.link.Link;
import io.anlan.replication.link.LinkCreation;
import io.anlan.replication.link.LinkParts;
import io.anlan.replication.position.LinkPosition;
import io.anlan.replication.position.ResumePoint;
import io.anlan.replication.reseed.LinkFit;
import io.anlan.replication.source.SourceSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A link of the site as a reseed deals with it.
 *
 * @param holder names this process among all that may run the link
 * @param wake has the link look again at once, if it is run here
 */
public record ReseedLink(Link link, LinkParts parts, String holder, Runnable wake) {

    /** How its position fits its source now. */
    LinkFit fit() throws SQLException {
        parts.prepare().run();
        try (TargetSession target = TargetSession.open(parts.target(), link.name(), holder)) {
            Optional<LinkPosition> position = target.position();
            if (position.isEmpty()) {
                return LinkFit.ABSENT;
            }
            try (SourceSession source = parts.source().open(link.name())) {
                boolean other = !source.incarnation().equals(position.get().sourceIncarnation());
                return other || source.wentBack(position.get()) ? LinkFit.OTHER : fit(target, position, source);
            }
        }
    }

    /** While the link runs its slot may be past a position that was read a moment before; then it has a later one by now. */
    private static LinkFit fit(TargetSession target, Optional<LinkPosition> position, SourceSession source)
            throws SQLException {
        Optional<ResumePoint> seen = position.map(LinkPosition::offset);
        while (seen.isPresent() && source.refusal(position.orElseThrow()).isPresent()) {
            position = target.position();
            Optional<ResumePoint> now = position.map(LinkPosition::offset);
            if (now.equals(seen)) {
                return LinkFit.UNFIT;
            }
            seen = now;
        }
        return seen.isPresent() ? LinkFit.FITS : LinkFit.ABSENT;
    }

    /** Makes it from here on. */
    Outcome<String> anew(boolean withheld, Duration silenceMax, Ticker ticker) {
        Outcome<String> made = new LinkCreation(link, parts, holder, ticker).anew(withheld, silenceMax);
        wake.run();
        return made.map(done -> "");
    }
}
