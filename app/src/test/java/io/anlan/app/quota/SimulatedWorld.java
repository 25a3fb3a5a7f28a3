package io.anlan.app.quota;

import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Two sites, a director and the networks between them; one seed, one history. Times are milliseconds. */
final class SimulatedWorld {

    /** Rules of the sites' own code that are not in the core. */
    enum Habit {
        CHECK_AFTER,
        ENDS_AT_BOTH_FIRST,
        OPENING_VOIDS,
        BOTH_OR_ALONE,
        LATER_RUNNING_CLOCK
    }

    private static final double[] STALLS = {0, 0, 0.1, 1};
    private static final long SKEW = 8_000;

    final Random random;
    final Set<Rule> rules;
    final Set<Habit> habits;
    final SimulatedDirector director = new SimulatedDirector();
    final Quota quota;
    final long hold;
    final double confirms;
    /** How often processes stand still by themselves. Where all of them always do, nothing else ever happens. */
    final double stalls;

    final Map<SiteId, SimulatedSite> sites = new EnumMap<>(SiteId.class);
    final Map<String, Integer> seen = new TreeMap<>();
    final List<String> log = new ArrayList<>();
    /** Whom one of the sites has told of a seat, and until when the seat is theirs at least. */
    final Map<String, Long> told = new HashMap<>();

    /** Of every row that was ever written, in the order in which they were. */
    final Map<Object, Long> versions = new HashMap<>();

    private final Set<String> left = new HashSet<>();
    boolean keepLog;
    boolean wanCut;
    final Set<SiteId> noDirector = EnumSet.noneOf(SiteId.class);
    String oversold = "";
    long now;
    private long order;
    private int citizens;
    private final PriorityQueue<Event> events = new PriorityQueue<>();

    SimulatedWorld(long seed, Set<Rule> rules, Set<Habit> habits) {
        this.random = new Random(seed);
        this.rules = rules;
        this.habits = habits;
        this.quota = Quota.halves(2 + random.nextInt(12));
        this.hold = 45_000 + random.nextInt(45_000);
        this.stalls = STALLS[random.nextInt(STALLS.length)];
        this.confirms = random.nextDouble() * 0.7;
        for (var site : SiteId.values()) {
            sites.put(site, new SimulatedSite(this, site));
        }
        sites.values().forEach(SimulatedSite::start);
    }

    private record Event(long at, long order, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    void at(long time, Runnable what) {
        events.add(new Event(Math.max(time, now), order++, what));
    }

    void after(long delay, Runnable what) {
        at(now + delay, what);
    }

    void run(long until) {
        while (!events.isEmpty() && events.peek().at() <= until && oversold.isEmpty()) {
            var event = events.poll();
            now = event.at();
            event.what().run();
        }
        now = Math.max(now, until);
    }

    void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    void note(SiteId where, String verb, Object what) {
        if (keepLog) {
            log.add(now + " " + where + " " + verb + " " + what);
        }
    }

    /** A citizen was told that a seat is theirs. */
    void tell(String person, long until, String how) {
        if (left.contains(person)) {
            return;
        }
        told.merge(person, until == Long.MAX_VALUE ? until : until - 2 * SKEW, Math::max);
        count(how);
        if (keepLog) {
            log.add(now + " " + person + " told " + how);
        }
        var living =
                told.entrySet().stream().filter(seat -> seat.getValue() > now).count();
        if (living > quota.size()) {
            oversold = living + " of " + quota.size() + " seats told at " + now;
        }
    }

    /** A citizen wants the seat no longer; what is told of it from now on is of no use to anybody. */
    void forget(String person) {
        told.remove(person);
        left.add(person);
    }

    /** The same citizen wants one after all. */
    void remember(String person) {
        left.remove(person);
    }

    /** So many new citizens, each first asking there within a while. */
    void crowd(SiteId where, long from, long within, int number) {
        for (var i = 0; i < number; i++) {
            var citizen = new SimulatedCitizen(this, "p" + ++citizens);
            after(from + random.nextInt((int) within), () -> citizen.claim(where));
        }
    }

    SimulatedSite site(SiteId site) {
        return Objects.requireNonNull(sites.get(site));
    }

    long skew() {
        return random.nextInt((int) SKEW) - SKEW / 2;
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }
}
