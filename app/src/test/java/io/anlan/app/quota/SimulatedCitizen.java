package io.anlan.app.quota;

import io.anlan.app.quota.Book.Entry;
import io.anlan.app.quota.Book.SeatEnd;
import io.anlan.app.quota.SimulatedWorld.Habit;
import io.anlan.kernel.SiteId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A citizen who wants one seat: claims, asks again when in doubt, confirms or gives back. */
final class SimulatedCitizen {

    private final SimulatedWorld world;
    private final String name;
    private int tries;
    private boolean leaving;
    private int visit;

    SimulatedCitizen(SimulatedWorld world, String name) {
        this.world = world;
        this.name = name;
    }

    void claim(SiteId where) {
        var site = world.site(where);
        if (!site.hears() || leaving) {
            again();
            return;
        }
        site.step(world.random.nextInt(10), () -> {
            var before = site.rights();
            stall(site);
            site.step(world.random.nextInt(20), () -> store(site, before));
        });
        again();
    }

    private void again() {
        if (tries++ < 9) {
            world.after(300 + world.random.nextInt(8_000), () -> claim(SimulatedLeases.any(world)));
        }
    }

    private void stall(SimulatedSite site) {
        if (world.chance(0.04 * world.stalls)) {
            site.pause(3_000 + world.random.nextInt(20_000), world.chance(0.3));
            world.count("paused under way");
        }
    }

    private void store(SimulatedSite site, HeldRights before) {
        var gate = site.gate;
        var epoch = before.share();
        if (epoch == 0 || gate == null || gate.own() != epoch || !site.whole) {
            return;
        }
        var facts = site.facts();
        var mine = site.book.live(name);
        if (mine == null && !site.keeping.old(facts, site.here, epoch)) {
            var counted = facts.share(site.here);
            if (counted.free() > 0) {
                mine = new Entry(
                        new Seat(site.here, epoch, counted.high() + 1),
                        site.here,
                        1,
                        null,
                        name,
                        site.wallMillis() + world.hold);
                site.commit(mine);
                world.note(site.here, "stores", mine);
            }
        }
        if (mine == null || mine.seat().share() != site.here) {
            return;
        }
        stall(site);
        var claim = mine;
        var asked = visit;
        var end = site.book.endOf(claim.seat());
        if (end == null || end.ending() == Ending.CONFIRMED) {
            site.hold(
                    end == null ? List.of(claim) : List.of(claim, end),
                    held -> answer(site, claim, before, held, end, asked));
        }
    }

    private void answer(
            SimulatedSite site, Entry claim, HeldRights before, boolean held, @Nullable SeatEnd end, int asked) {
        if (asked != visit) {
            // Whoever has given the seat back meanwhile does not listen to answers of then.
            return;
        }
        if (!may(site, before.share(), site.rights().share(), before.alone(), held)) {
            return;
        }
        if (end == null && claim.expiresAt() <= site.wallMillis()) {
            return;
        }
        // The seat is its owner's until the site's own clock says that the time is over.
        var until = end == null ? world.now + claim.expiresAt() - site.wallMillis() : Long.MAX_VALUE;
        world.tell(name, until, held ? "claim at both" : "claim at one");
        if (end == null) {
            world.after(500 + world.random.nextInt(15_000), () -> decide(claim));
        }
    }

    private boolean may(SimulatedSite site, long epoch, long now, long alone, boolean held) {
        var checked = world.habits.contains(Habit.CHECK_AFTER) ? now : epoch;
        var verdict = Judging.judge(epoch, checked, held, alone, site.rights().alone());
        world.count("judged " + verdict);
        return switch (verdict) {
            case BOTH_SITES, ONE_SITE -> true;
            case NOT_HELD -> !world.habits.contains(Habit.BOTH_OR_ALONE);
            case TOO_LATE -> false;
        };
    }

    private void decide(Entry claim) {
        if (world.chance(0.3)) {
            leaving = true;
            visit++;
            end(claim, Ending.RELEASED);
            if (world.chance(0.5)) {
                world.after(3_000 + world.random.nextInt(25_000), this::comeBack);
            }
        } else if (world.chance(world.confirms)) {
            end(claim, Ending.CONFIRMED);
            world.after(2_000 + world.random.nextInt(10_000), () -> end(claim, Ending.CONFIRMED));
        }
    }

    private void comeBack() {
        leaving = false;
        tries = 0;
        world.remember(name);
        claim(SimulatedLeases.any(world));
    }

    /** At either site; only the one that may decide about the share does. */
    private void end(Entry claim, Ending ending) {
        if (ending == Ending.RELEASED) {
            world.forget(name);
        }
        for (var where : SiteId.values()) {
            var site = world.site(where);
            if (!site.hears()) {
                continue;
            }
            site.step(world.random.nextInt(10), () -> {
                var before = site.rights();
                stall(site);
                site.step(world.random.nextInt(20), () -> end(site, claim, ending, before));
            });
        }
    }

    private void end(SimulatedSite site, Entry claim, Ending ending, HeldRights before) {
        var share = claim.seat().share();
        var epoch = before.of(site.here, share);
        var gate = site.gate;
        if (epoch == 0 || gate == null || gate.of(site.here, share) != epoch || !site.whole) {
            return;
        }
        if (site.book.entry(claim.seat()) == null
                || !site.book.valid(claim.seat())
                || site.keeping.old(site.facts(), share, epoch)) {
            return;
        }
        var there = site.book.endOf(claim.seat());
        if (there == null && claim.expiresAt() <= site.wallMillis()) {
            return;
        }
        if (there == null) {
            site.commit(new SeatEnd(claim.seat(), epoch, ending, site.here));
            world.note(site.here, ending.name(), claim.seat());
        } else if (there.ending() != ending) {
            return;
        }
        var end = Objects.requireNonNull(site.book.endOf(claim.seat()));
        var asked = visit;
        site.hold(List.of(claim, end), held -> {
            if (asked == visit
                    && ending == Ending.CONFIRMED
                    && may(site, epoch, site.rights().of(site.here, share), before.alone(), held)) {
                world.tell(name, Long.MAX_VALUE, "confirmed");
            }
        });
    }
}
