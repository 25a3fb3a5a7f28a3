package io.anlan.app.quota;

import io.anlan.app.quota.Book.Entry;
import io.anlan.app.quota.Book.SeatEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a simulated node does unasked, twice a second. */
final class SimulatedKeeper {

    private final SimulatedSite site;

    SimulatedKeeper(SimulatedSite site) {
        this.site = site;
    }

    void round() {
        if (site.world.now < site.looksFrom) {
            return;
        }
        var granted = site.rights().peerShare();
        var drained = site.inbound.stream().noneMatch(received -> received.at() <= site.peerShareAsked);
        site.step(site.world.random.nextInt(20), () -> {
            var now = site.rights();
            if (site.world.chance(0.03 * site.world.stalls)) {
                // Between the look at the clock and the commit anything may happen.
                site.pause(4_000 + site.world.random.nextInt(9_000), site.world.chance(0.3));
            }
            // Another node of the site does its rounds meanwhile.
            var alone = site.world.chance(site.slowRounds) ? 1_000 + site.world.random.nextInt(11_000) : 0;
            site.step(alone, () -> write(site.keeping.decide(site.facts(), now, drained ? granted : 0)));
        });
    }

    private void write(List<Deed> deeds) {
        var ends = new ArrayList<Object>();
        for (var deed : deeds) {
            var gateNow = Objects.requireNonNullElse(site.gate, new Facts.Gate(0, 0));
            if (deed instanceof Deed.MakeGate) {
                site.gate = new Facts.Gate(0, 0);
                site.world.count("gate made");
            } else if (deed instanceof Deed.Say say) {
                site.commit(say.notice());
                site.world.count(say.notice().kind() + (say.notice().share() == site.here ? " own" : " peer's"));
                site.world.note(site.here, "says", say.notice());
                if (say.notice().kind() == NoticeKind.OPENED) {
                    site.gate = say.notice().share() == site.here
                            ? new Facts.Gate(say.notice().epoch(), gateNow.peers())
                            : new Facts.Gate(gateNow.own(), say.notice().epoch());
                }
            } else if (deed instanceof Deed.Take take) {
                site.commit(new SeatEnd(take.move().seat(), take.epoch(), Ending.TAKEN, site.here));
                site.world.note(site.here, "takes", take);
            } else if (deed instanceof Deed.Send send) {
                site.commit(new Entry(
                        new Seat(send.share(), send.epoch(), send.serial()),
                        site.here,
                        send.seats(),
                        send.to(),
                        "",
                        0));
                site.world.count("sent");
                site.world.note(site.here, "sends", send);
            } else if (deed instanceof Deed.End end) {
                ends.add(new SeatEnd(end.seat(), end.epoch(), end.ending(), site.here));
                site.world.note(site.here, "ends", end);
            }
        }
        ends.forEach(site::commit);
        if (!ends.isEmpty()) {
            site.world.count("expired");
            site.hold(ends, done -> {});
        }
    }
}
