package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides what a site adds to a campaign's quota unasked: it opens epochs, answers the peer's questions, moves seats,
 * ends holds.
 * Pure; whatever it decides is written in the transaction in which the facts were read.
 */
public final class Keeping {

    /** A share as low as this part of the other is refilled from it. */
    private static final int LOW = 4;

    private final SiteId here;
    private final String life;
    private final Set<Rule> rules;

    /** @param life of this node: what the peer gave to an earlier one may be lost */
    public Keeping(SiteId here, String life) {
        this(here, life, Rule.ALL);
    }

    Keeping(SiteId here, String life, Set<Rule> rules) {
        this.here = here;
        this.life = life;
        this.rules = rules;
    }

    /** What the site has a use for in this campaign. */
    public Wanted wanted(Facts facts) {
        return new Wanted(facts.gate() != null || facts.fresh(), !orphans(facts).isEmpty());
    }

    /**
     * @param drainedUnder the epoch of the peer's share under which, before the facts were read, all that the peer had put
     *     into this node's memory by the time of the grant was seen to be rows; 0 if it was not
     */
    public List<Deed> decide(Facts facts, HeldRights rights, long drainedUnder) {
        var deeds = new ArrayList<Deed>();
        if (!facts.whole()) {
            return deeds;
        }
        var gate = facts.gate();
        if (gate == null) {
            begin(facts, deeds);
            return deeds;
        }
        state(facts, rights, deeds);
        for (var share : SiteId.values()) {
            var epoch = rights.of(here, share);
            if (epoch == 0 || old(facts, share, epoch)) {
                continue;
            }
            ask(facts, share, epoch, deeds);
            if (gate.of(here, share) == epoch) {
                tend(facts, rights, share, deeds);
            } else if (mayOpen(facts, gate, rights, share, drainedUnder)) {
                deeds.add(new Deed.Say(
                        Notice.opened(share, epoch, here, facts.quota().hash(), facts.share(share))));
            }
        }
        return deeds;
    }

    /** Whether a write under this epoch comes too late as far as this database has heard. */
    public boolean old(Facts facts, SiteId share, long epoch) {
        return has(Rule.NO_WRITE_UNDER_AN_OLD_EPOCH) && facts.over(share, epoch);
    }

    /** A database that finds rows it did not write asks the peer to wind up its site's share first. */
    private void begin(Facts facts, List<Deed> deeds) {
        var about = Notice.about(facts.quota(), facts.database());
        if (facts.fresh()
                || facts.said(here, 0, here.peer(), NoticeKind.STATED, about)
                || !has(Rule.NEW_DATABASE_OWNS_NOTHING)) {
            deeds.add(new Deed.MakeGate());
        } else if (!facts.said(here, 0, here, NoticeKind.ASKED, about)) {
            deeds.add(new Deed.Say(Notice.asked(here, 0, here, about)));
        }
    }

    private void ask(Facts facts, SiteId share, long epoch, List<Deed> deeds) {
        var about = Notice.about(facts.quota(), life);
        if (!facts.said(share, epoch, here, NoticeKind.ASKED, about)) {
            deeds.add(new Deed.Say(Notice.asked(share, epoch, here, about)));
        }
    }

    private void state(Facts facts, HeldRights rights, List<Deed> deeds) {
        var wound =
                rights.peerShare() != 0 && facts.gate() != null && facts.gate().peers() == rights.peerShare();
        for (var asked : facts.notices()) {
            if (asked.epoch() != 0
                    && unanswered(facts, asked)
                    && asked.about().startsWith(facts.quota().hash() + "/")) {
                deeds.add(answer(facts, asked));
            }
        }
        if (wound) {
            orphans(facts).forEach(asked -> deeds.add(answer(facts, asked)));
        }
    }

    private Deed answer(Facts facts, Notice asked) {
        return new Deed.Say(Notice.stated(asked.share(), asked.epoch(), here, asked.about(), facts.tally()));
    }

    /** What new databases of the peer ask: to be told that nothing of the lost ones' past is open. */
    private List<Notice> orphans(Facts facts) {
        return facts.notices().stream()
                .filter(asked -> asked.epoch() == 0 && unanswered(facts, asked))
                .toList();
    }

    private boolean unanswered(Facts facts, Notice asked) {
        return asked.kind() == NoticeKind.ASKED
                && asked.by() == here.peer()
                && !facts.said(asked.share(), asked.epoch(), here, NoticeKind.STATED, asked.about());
    }

    private boolean mayOpen(Facts facts, Facts.Gate gate, HeldRights rights, SiteId share, long drainedUnder) {
        return !has(Rule.STATEMENT_FIRST)
                || spoken(facts, share, rights.of(here, share), "")
                || sole(facts, gate)
                || share != here && mayWindUp(facts, gate, rights, drainedUnder);
    }

    /** The peer's database has spoken about this epoch, and all it spoke of is here. */
    private boolean spoken(Facts facts, SiteId share, long epoch, String to) {
        return facts.notices().stream()
                .anyMatch(notice -> notice.share() == share
                        && notice.epoch() == epoch
                        && notice.by() == here.peer()
                        && notice.kind() == NoticeKind.STATED
                        && notice.about().startsWith(facts.quota().hash() + "/")
                        && notice.about().endsWith(to)
                        && (!has(Rule.STATEMENT_IN_FULL) || facts.tallies().cover(notice.tally())));
    }

    /**
     * This database wound the peer's share up and has not spoken for it since. Without that the peer opens nothing,
     * so nobody
     * but this database has given from either share.
     */
    private boolean sole(Facts facts, Facts.Gate gate) {
        return gate.peers() != 0
                && facts.notices().stream()
                        .noneMatch(notice -> notice.by() == here
                                && notice.kind() == NoticeKind.STATED
                                && notice.share() == here.peer()
                                && notice.epoch() > gate.peers());
    }

    /**
     * The peer may have answered alone only while this site held nothing. Since this site has held its own right
     * without a break
     * from before the peer's database spoke, what the peer answered later it had put here first.
     */
    private boolean mayWindUp(Facts facts, Facts.Gate gate, HeldRights rights, long drainedUnder) {
        var unbroken = rights.share() != 0
                && gate.own() == rights.share()
                && spoken(facts, here, rights.share(), has(Rule.SPOKEN_TO_THIS_LIFE) ? "/" + life : "");
        return (unbroken || !has(Rule.OWN_RIGHT_UNBROKEN))
                && (drainedUnder == rights.peerShare() || !has(Rule.DRAINED_FIRST));
    }

    private void tend(Facts facts, HeldRights rights, SiteId share, List<Deed> deeds) {
        var epoch = rights.of(here, share);
        facts.due().stream()
                .filter(due -> due.seat().share() == share)
                .forEach(due -> deeds.add(new Deed.End(due.seat(), epoch, due.ending())));
        var coming = facts.untaken().stream().filter(move -> move.to() == share).toList();
        coming.forEach(move -> deeds.add(new Deed.Take(move, epoch)));
        var underWay = facts.untaken().stream().anyMatch(move -> move.seat().share() == share);
        var seats = share == here ? surplus(facts, rights) : facts.share(share).free();
        if (seats > 0 && coming.isEmpty() && !underWay) {
            deeds.add(new Deed.Send(share, epoch, facts.share(share).high() + 1, share.peer(), seats));
        }
    }

    /** What evens the shares out when the peer's is low; all there is flows here when the peer's is wound up. */
    private long surplus(Facts facts, HeldRights rights) {
        var own = facts.share(here).free();
        var peers = facts.share(here.peer()).free();
        var known = facts.notices().stream()
                .anyMatch(notice -> notice.share() == here.peer() && notice.kind() == NoticeKind.OPENED);
        return known && rights.peerShare() == 0 && peers < own / LOW ? (own - peers) / 2 : 0;
    }

    private boolean has(Rule rule) {
        return rules.contains(rule);
    }
}
