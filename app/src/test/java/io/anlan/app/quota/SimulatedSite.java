package io.anlan.app.quota;

import io.anlan.app.quota.Book.SeatEnd;
import io.anlan.app.quota.SimulatedWorld.Habit;
import io.anlan.kernel.SiteId;
import io.anlan.kernel.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One site: a database, a node over it with its journal, and the link from the peer. */
final class SimulatedSite implements Ticker {
    final SimulatedWorld world;
    final SiteId here;
    Keeping keeping;
    Book book;
    Facts.@Nullable Gate gate;
    boolean whole = true;
    int database;
    final List<Object> committed = new ArrayList<>();
    final Map<Object, Integer> places = new HashMap<>();
    int appliedByPeer;
    final Set<Object> late = new HashSet<>();
    Set<Object> held = new HashSet<>();
    boolean running;
    int life;
    long pausedUntil;
    long mutedUntil;
    double lateChance = 0.1;
    double slowRounds;
    long drainStuckUntil;
    /** From when on it knows of the campaign at all. */
    long looksFrom;

    long linkStuckUntil;
    private long wallOffset;
    private long stoodStill;

    @Nullable
    Lease share;

    @Nullable
    Lease peerShare;

    @Nullable
    Lease alone;

    long peerShareAsked;
    long peerHeard;
    final List<Received> inbound = new ArrayList<>();
    private final SimulatedLeases leases;

    record Received(List<Object> rows, long at) {}

    SimulatedSite(SimulatedWorld world, SiteId here) {
        this.world = world;
        this.here = here;
        this.keeping = new Keeping(here, "", world.rules);
        this.book = newBook();
        this.leases = new SimulatedLeases(this);
        this.wallOffset = world.skew();
    }

    Book newBook() {
        return new Book(world);
    }

    SimulatedSite peer() {
        return world.site(here.peer());
    }

    void start() {
        running = true;
        life++;
        keeping = new Keeping(here, here + "-" + life, world.rules);
        peerHeard = world.now;
        share = null;
        peerShare = null;
        alone = null;
        inbound.clear();
        var born = life;
        every(1_000, born, leases::round);
        every(500, born, new SimulatedKeeper(this)::round);
        every(200, born, this::drain);
        every(300, born, () -> {
            if (!world.wanCut && peer().hears()) {
                peerHeard = world.now;
            }
        });
    }

    private void every(long period, int born, Runnable what) {
        world.after(world.random.nextInt((int) period), () -> again(period, born, what));
    }

    private void again(long period, int born, Runnable what) {
        if (life != born || !running) {
            return;
        }
        step(0, what);
        world.after(period, () -> again(period, born, what));
    }

    /** Does something after a while, later if the process stands still then, never if it has ended by then. */
    void step(long delay, Runnable what) {
        var born = life;
        world.after(delay, () -> {
            if (life != born || !running) {
                return;
            }
            if (world.now < pausedUntil) {
                step(pausedUntil - world.now + world.random.nextInt(5), what);
            } else {
                what.run();
            }
        });
    }

    boolean hears() {
        return running && world.now >= pausedUntil;
    }

    void pause(long millis, boolean suspended) {
        pausedUntil = world.now + millis;
        stoodStill += suspended ? millis : 0;
    }

    void setBack(long millis) {
        wallOffset -= millis;
    }

    @Override
    public long wallMillis() {
        return 1_000_000 + world.now + wallOffset;
    }

    @Override
    public long monotonicNanos() {
        // A suspended machine's clock stands still until it goes on.
        var ahead = world.now < pausedUntil ? pausedUntil - world.now : 0;
        return TimeUnit.MILLISECONDS.toNanos(world.now - stoodStill + Math.min(ahead, stoodStill));
    }

    HeldRights rights() {
        return new HeldRights(epoch(share), epoch(peerShare), epoch(alone));
    }

    private long epoch(@Nullable Lease lease) {
        if (lease == null) {
            return 0;
        }
        if (world.habits.contains(Habit.LATER_RUNNING_CLOCK)) {
            return lease.epochAt(this);
        }
        var byMonotonic = TimeUnit.NANOSECONDS.toMillis(monotonicNanos() - lease.askedNanos());
        return byMonotonic < lease.validMillis() ? lease.epoch() : 0;
    }

    boolean atBoth(Object row) {
        if (held.contains(row) || (row instanceof SeatEnd end && end.by() != here)) {
            return true;
        }
        var at = places.get(row);
        return at == null || at < appliedByPeer && !late.contains(row);
    }

    Facts facts() {
        return book.facts(here + "-" + database, whole, gate, wallMillis(), this::atBoth);
    }

    /** Stores a row of this site's own. */
    void commit(Object row) {
        if (book.add(row)) {
            places.put(row, committed.size());
            committed.add(row);
        }
    }

    /** Has the peer hold rows, and says at last whether it does. */
    void hold(List<Object> rows, Consumer<Boolean> then) {
        step(1 + world.random.nextInt(30), () -> {
            var asked = world.now;
            var reached = !world.wanCut && peer().running;
            if (reached) {
                peer().step(0, () -> peer().inbound.add(new Received(rows, world.now)));
            }
            var answered = reached && peer().hears();
            var wait = answered ? 1 + world.random.nextInt(60) : 400;
            step(wait, () -> {
                var confirmed = answered
                        && !world.wanCut
                        && peer().hears()
                        && world.now - peerHeard < 2_000
                        && !peer().behind()
                        && world.now - asked < 400 + 10_000;
                if (confirmed) {
                    held.addAll(rows);
                }
                then.accept(confirmed);
            });
        });
    }

    boolean behind() {
        return !inbound.isEmpty() && world.now - inbound.get(0).at() > 5_000;
    }

    void drain() {
        if (world.now < drainStuckUntil) {
            return;
        }
        var patience = world.wanCut ? 0 : 2_000;
        for (var received : List.copyOf(inbound)) {
            if (world.now - received.at() >= patience) {
                // Written without an origin: the link carries it on, also back to where it came from.
                received.rows().forEach(this::commit);
                inbound.remove(received);
            }
        }
    }

    /** What the link brings. */
    void link(int most) {
        var source = peer();
        for (var i = 0; i < most && source.appliedByPeer < source.committed.size(); i++) {
            var row = source.committed.get(source.appliedByPeer++);
            if (world.chance(lateChance)) {
                // Parked, or brought late by a comparison; the mark would stand still, which only makes the owner wait.
                source.late.add(row);
                var into = database;
                world.after(world.random.nextInt(12_000), () -> late(row, into));
            } else {
                book.add(row);
            }
        }
    }

    private void late(Object row, int into) {
        if (into == database) {
            book.add(row);
            peer().late.remove(row);
        }
    }
}
