package io.anlan.app.quota;

import io.anlan.kernel.SiteId;

/** What goes wrong in a simulated world, and the links that go on beside it. */
final class SimulatedFaults {

    private final SimulatedWorld world;
    /** At most so long from one to the next. Under faults without a pause no site comes to give a seat at all. */
    private final int pace;

    SimulatedFaults(SimulatedWorld world) {
        this.world = world;
        this.pace = 12_000 << world.random.nextInt(6);
    }

    void begin() {
        links();
        next();
    }

    /** The links alone, without any fault. */
    void links() {
        for (var site : SiteId.values()) {
            link(world.site(site));
        }
    }

    private void link(SimulatedSite target) {
        world.after(20 + world.random.nextInt(600), () -> {
            if (!world.wanCut
                    && target.whole
                    && world.now >= target.linkStuckUntil
                    && world.now >= target.peer().mutedUntil) {
                target.link(1 + world.random.nextInt(4));
            }
            link(target);
        });
    }

    private void next() {
        world.after(500 + world.random.nextInt(pace), () -> {
            fault(world.site(SimulatedLeases.any(world)));
            next();
        });
    }

    private void fault(SimulatedSite site) {
        switch (world.random.nextInt(11)) {
            case 0, 1 -> cut(2_000 + world.random.nextInt(25_000));
            case 2 -> noDirector(site, 1_000 + world.random.nextInt(20_000));
            case 3 -> site.pause(1_000 + world.random.nextInt(25_000), world.chance(0.4));
            case 4, 5 -> crash(site, 500 + world.random.nextInt(30_000));
            case 6 -> destroy(site, 1_000 + world.random.nextInt(30_000));
            case 7 -> {
                if (world.now >= site.pausedUntil) {
                    site.setBack(world.random.nextInt(1_500));
                }
            }
            case 8 -> site.drainStuckUntil = world.now + world.random.nextInt(20_000);
            case 9 -> site.linkStuckUntil = world.now + world.random.nextInt(30_000);
            default -> {
                cut(15_000 + world.random.nextInt(15_000));
                noDirector(site, 15_000 + world.random.nextInt(15_000));
            }
        }
    }

    void cut(long millis) {
        world.note(SiteId.SITE_A, "is cut for", millis);
        world.wanCut = true;
        world.after(millis, () -> world.wanCut = false);
    }

    void noDirector(SimulatedSite site, long millis) {
        world.note(site.here, "is without director for", millis);
        world.noDirector.add(site.here);
        world.after(millis, () -> world.noDirector.remove(site.here));
    }

    void crash(SimulatedSite site, long millis) {
        if (site.running) {
            world.note(site.here, "crashes for", millis);
            site.running = false;
            site.life++;
            world.after(millis, site::start);
        }
    }

    /** Disks and all; filled anew from the peer when that can be reached. */
    void destroy(SimulatedSite site, long millis) {
        if (!site.running || !site.peer().whole) {
            return;
        }
        world.count("site destroyed");
        world.note(site.here, "is destroyed for", millis);
        site.running = false;
        site.life++;
        site.book = site.newBook();
        site.gate = null;
        site.whole = false;
        site.database++;
        site.committed.clear();
        site.places.clear();
        site.late.clear();
        site.held.clear();
        site.appliedByPeer = 0;
        world.after(millis, () -> {
            site.start();
            fill(site);
        });
    }

    private void fill(SimulatedSite site) {
        var database = site.database;
        world.after(500 + world.random.nextInt(2_000), () -> {
            if (database != site.database) {
                return;
            }
            if (world.wanCut || !site.peer().whole) {
                fill(site);
                return;
            }
            site.peer().book.rows().forEach(row -> site.book.add(row));
            site.peer().appliedByPeer = site.peer().committed.size();
            site.peer().late.clear();
            site.whole = true;
            world.note(site.here, "is filled", "anew");
        });
    }
}
