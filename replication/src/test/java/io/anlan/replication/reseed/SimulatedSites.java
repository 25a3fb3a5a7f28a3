package io.anlan.replication.reseed;

import io.anlan.kernel.Outcome;
import io.anlan.kernel.Refusal;
import io.anlan.replication.reseed.ReseedLook.Open;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The serving site, and one whose databases were destroyed, as small as can be: rows are numbers, each link is a place in a log.
 * Any step may be cut before, after and in the middle; between steps the serving site writes, streams tell, logs are given up.
 */
final class SimulatedSites implements ReseedActs {
    /** Rules a test may break, to see that it would be found. */
    enum Broken {
        /** None is. */
        NOTHING,
        /** A link made anew does not have its copy begun anew. */
        COPY_GOES_ON,
        /** The applied mark counts from the stream's beginning. */
        MARK_COUNTS,
        /** The peer's position is left as it was. */
        STALE_POSITION
    }

    /** A kill -9. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Random random;
    private final Broken broken;
    private final SimulatedLog peer = new SimulatedLog("peer");
    private SimulatedLog own = new SimulatedLog("former");
    private final Set<Integer> platform = new TreeSet<>();
    private final SimulatedLink inbound = new SimulatedLink();
    private final SimulatedLink outbound = new SimulatedLink();
    private final SimulatedLink toPlatform = new SimulatedLink();
    private final Map<CopyInto, Integer> copied = new EnumMap<>(CopyInto.class);
    private final EnumSet<CopyInto> due = EnumSet.noneOf(CopyInto.class);
    private boolean open;
    private boolean cutting = true;
    private boolean platformReadBack;
    private String finding = "";

    SimulatedSites(long seed, Broken broken) {
        this.random = new Random(seed);
        this.broken = broken;
        for (int row = random.nextInt(6) + 1; row > 0; row--) {
            peer.write();
        }
        outbound.begins(own, 40);
        own = new SimulatedLog("new");
    }

    /** From now on nothing is cut and no log is given up. */
    void calm() {
        cutting = false;
    }

    /** What was found wrong so far; empty if nothing was. */
    String finding() {
        return finding;
    }

    boolean serves() {
        return !open && inbound.fits(peer);
    }

    @Override
    public Outcome<ReseedLook> look() {
        meanwhile();
        return Outcome.done(new ReseedLook(
                outbound.fit(own),
                inbound.fit(peer),
                toPlatform.fit(own),
                platformReadBack ? LinkFit.FITS : LinkFit.ABSENT,
                open ? Optional.of(new Open(true, due)) : Optional.empty()));
    }

    @Override
    public Outcome<String> perform(ReseedStep step, ReseedLook look, ReseedRequest request) {
        meanwhile();
        switch (step) {
            case OPEN -> {
                open = true;
                due.addAll(ReseedPlan.due(look));
            }
            case OUTBOUND -> {
                if (broken == Broken.STALE_POSITION) {
                    outbound.misnamed(own);
                } else {
                    anew(outbound, own);
                }
            }
            case INBOUND -> begin(CopyInto.REGISTRATION, inbound, peer);
            case COPY_REGISTRATION -> copy(CopyInto.REGISTRATION);
            case TO_PLATFORM -> begin(CopyInto.PLATFORM, toPlatform, own);
            case COPY_PLATFORM -> copy(CopyInto.PLATFORM);
            case FROM_PLATFORM -> platformReadBack = true;
            case COMPARE -> {
                return compare();
            }
            case CLOSE -> {
                meanwhile();
                inbound.counts();
                open = false;
            }
        }
        meanwhile();
        return Outcome.done("");
    }

    private void begin(CopyInto into, SimulatedLink link, SimulatedLog log) {
        if (broken != Broken.COPY_GOES_ON || !due.contains(into) && !copied.containsKey(into)) {
            copied.remove(into);
            due.add(into);
        }
        meanwhile();
        anew(link, log);
        if (broken != Broken.MARK_COUNTS) {
            link.withheld();
        }
    }

    private void anew(SimulatedLink link, SimulatedLog log) {
        link.slot(log);
        meanwhile();
        link.begins(log, log.end());
    }

    /** Keys are in another order than the log. */
    private void copy(CopyInto into) {
        Set<Integer> source = into == CopyInto.REGISTRATION ? peer.byKey() : own.byKey();
        while (true) {
            Set<Integer> range = new TreeSet<>();
            source.stream()
                    .filter(key -> key > copied.getOrDefault(into, -1))
                    .limit(2)
                    .forEach(range::add);
            meanwhile();
            if (range.isEmpty()) {
                due.remove(into);
                return;
            }
            range.forEach(into == CopyInto.REGISTRATION ? own::copies : platform::add);
            meanwhile();
            copied.put(into, ((TreeSet<Integer>) range).last());
            source = into == CopyInto.REGISTRATION ? peer.byKey() : own.byKey();
        }
    }

    /** It mends nothing here: what it would have to mend is a finding. */
    private Outcome<String> compare() {
        if (!inbound.fits(peer) || !toPlatform.fits(own)) {
            return Outcome.refused(new Refusal("not-comparable", 503, "a link was lost", Duration.ofSeconds(1)));
        }
        while (inbound.tells(peer, own::copies) || toPlatform.tells(own, platform::add)) {
            // Until both have told all there is.
        }
        found(own.byKey().containsAll(peer.byKey()), "rows of the peer are missing");
        found(platform.containsAll(own.byKey()), "rows are missing in the platform store");
        return Outcome.done("");
    }

    /** What goes on beside the reseed, and kills of it. */
    private void meanwhile() {
        for (int things = random.nextInt(3); things > 0; things--) {
            switch (random.nextInt(cutting ? 12 : 8)) {
                case 0, 1, 2 -> peer.write();
                case 3, 4, 5 -> {
                    boolean unused = inbound.tells(peer, own::copies);
                }
                case 6, 7 -> {
                    boolean unused = toPlatform.tells(own, platform::add);
                }
                case 8 -> inbound.lost();
                case 9 -> toPlatform.lost();
                default -> {
                    // Nothing, so that faults are rarer than work.
                }
            }
        }
        found(
                own.byKey().containsAll(peer.upTo(inbound.mark(peer))),
                "the mark of the inbound link names rows that are not there");
        if (cutting && random.nextInt(12) == 0) {
            throw new Killed();
        }
    }

    /** What this site writes once it serves, its peer must be told. */
    void servesAndWrites() {
        int row = own.write();
        Set<Integer> told = new TreeSet<>();
        while (outbound.tells(own, told::add)) {
            // Until all is told.
        }
        found(told.contains(row), "the peer is not told what this site writes");
    }

    private void found(boolean well, String otherwise) {
        if (!well && finding.isEmpty()) {
            finding = otherwise;
        }
    }
}
