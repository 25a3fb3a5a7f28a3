package io.anlan.chaos.fault;

import io.anlan.chaos.failpoint.Failpoint;
import io.anlan.chaos.failpoint.NodeFailpoint;
import io.anlan.chaos.history.FaultSpan;
import io.anlan.chaos.machine.CannotBreak;
import io.anlan.chaos.machine.LoopDisk;
import io.anlan.chaos.machine.MemoryGroup;
import io.anlan.chaos.machine.PacketFilter;
import io.anlan.chaos.machine.ShiftedClock;
import io.anlan.chaos.scenario.PlannedFault;
import io.anlan.local.Twin;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes faults by their words. */
public final class FaultKit {
    private static final Map<String, Recipe> RECIPES = recipes();

    private final Twin twin;

    public FaultKit(Twin twin) {
        this.twin = twin;
    }

    /** Every kind, with what it does. */
    public static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        RECIPES.forEach((kind, recipe) -> kinds.put(kind, recipe.says));
        return kinds;
    }

    /** Why this machine cannot have a kind, whatever the twin; empty when it can. */
    public static String missing(String kind) {
        Recipe recipe = RECIPES.get(kind);
        try {
            if (recipe != null) {
                recipe.needs.run();
            }
            return "";
        } catch (CannotBreak why) {
            return String.valueOf(why.getMessage());
        }
    }

    /** What is not to be had by these drivers at all, with the reason. */
    public static Map<String, String> never() {
        Map<String, String> never = new LinkedHashMap<>();
        never.put("packets twice, in another order", "TCP puts both right before anybody sees them");
        never.put("bytes that change on the way", "needs a packet filter that rewrites, and sums made anew");
        never.put("a sector that cannot be read", "needs a device mapper; disk-dead fails whole disks");
        never.put("a disk that lies about a sync", "needs a disk below the file system that forgets");
        never.put("a database's clock", "its processes are not started through the twin's environment");
        never.put("a clock that runs fast", "clock makes jumps; a drift is many small ones");
        return never;
    }

    /** Throws {@link CannotBreak} when this machine or this twin cannot have it. */
    public Fault of(PlannedFault planned) {
        Recipe recipe = RECIPES.get(planned.kind());
        if (recipe == null) {
            throw new IllegalArgumentException(
                    "no fault is called " + planned.kind() + "; known are " + String.join(", ", RECIPES.keySet()));
        }
        return recipe.maker.make(twin, planned);
    }

    private static Map<String, Recipe> recipes() {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(
                "kill",
                new Recipe("SIGKILL to all processes of a site or a part", (twin, f) -> new Kill(twin, f.target())));
        recipes.put(
                "freeze",
                new Recipe(
                        "whole process trees stand still, connections open",
                        (twin, f) -> new Freeze(twin, f.target())));
        recipes.put(
                FaultSpan.DESTROY,
                new Recipe(
                        "a site with its disks is gone; it comes back by a reseed",
                        (twin, f) -> new Destroy(twin, f.target())));
        recipes.put(
                "cut",
                new Recipe(
                        "the WAN falls silent: wan, or from one site; traffic: all, journal, postgres",
                        (twin, f) -> new Cut(twin, f.target(), f.with())));
        recipes.put(
                "slow-wan",
                new Recipe(
                        "the WAN is late or narrow; delay-millis, jitter-millis, kilobytes-per-second",
                        (twin, f) -> new SlowWan(twin, f.target(), f.with())));
        recipes.put(
                "reset",
                new Recipe("every connection between the sites breaks", (twin, f) -> new ResetWan(twin, f.target())));
        recipes.putAll(ofParts());
        recipes.putAll(ofThisMachine());
        return recipes;
    }

    private static Map<String, Recipe> ofParts() {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(
                "slow-cpu", new Recipe("a part gets a fifth of its time", (twin, f) -> new Throttle(twin, f.target())));
        recipes.put(
                "few-files",
                new Recipe(
                        "a part may open no more files or connections", (twin, f) -> new FewFiles(twin, f.target())));
        recipes.put(
                "pause-link",
                new Recipe("a link stands still, rows come late", (twin, f) -> new PauseLink(twin, f.target())));
        recipes.put(
                "kill-backend",
                new Recipe(
                        "one server process of a PostgreSQL dies, all its sessions break",
                        (twin, f) -> new KillBackend(twin, f.target())));
        recipes.put(
                "poison",
                new Recipe(
                        "a site's database refuses some rows of its peer; they are parked",
                        (twin, f) -> new RefuseRows(twin, f.target())));
        recipes.put(
                "restart",
                new Recipe(
                        "the parts are ended in order and started again, one after the other",
                        (twin, f) -> new Restart(twin, f.target())));
        recipes.put(
                "upgrade",
                new Recipe(
                        "the twin moves to another build and back, one part at a time",
                        (twin, f) -> new Upgrade(twin, f.target())));
        recipes.put(
                "drop-slot",
                new Recipe(
                        "the slot of a link is dropped; the target is filled anew",
                        (twin, f) -> new DropSlot(twin, f.target())));
        return recipes;
    }

    /** What not every machine can have. */
    private static Map<String, Recipe> ofThisMachine() {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        recipes.put(
                "lose-packets",
                new Recipe(
                        "packets get lost between the sites; percent, longer-than (bytes)",
                        PacketFilter::mustBePossible,
                        (twin, f) -> new LosePackets(twin, f.target(), f.with())));
        recipes.put(
                "little-memory",
                new Recipe(
                        "a part gets little memory beside what it has; megabytes",
                        MemoryGroup::mustBePossible,
                        (twin, f) -> new LittleMemory(twin, f.target(), f.with())));
        recipes.put(
                "clock",
                new Recipe(
                        "the clock of one of our programs jumps, and back; seconds",
                        ShiftedClock::mustBePossible,
                        (twin, f) -> new ClockJump(twin, f.target(), f.with())));
        recipes.put(
                "disk-full",
                new Recipe(
                        "the disk of a database has no byte left",
                        LoopDisk::mustBePossible,
                        (twin, f) -> new DiskFull(twin, f.target())));
        recipes.put(
                "disk-slow",
                new Recipe(
                        "the disk of a database stands still, for good or for stand-millis at a time",
                        LoopDisk::mustBePossible,
                        (twin, f) -> new DiskSlow(twin, f.target(), f.with())));
        recipes.put(
                FaultSpan.DISK_DEAD,
                new Recipe(
                        "disks fail, unsynced writes are gone; a whole site: its power is cut",
                        LoopDisk::mustBePossible,
                        (twin, f) -> new DiskDead(twin, f.target())));
        recipes.put(
                "failpoint",
                new Recipe(
                        "a node halts, freezes or is late at a place inside it; point ("
                                + String.join(", ", Failpoint.names()) + "), action, pass, millis",
                        NodeFailpoint::mustBePossible,
                        (twin, f) -> new AtFailpoint(twin, f.target(), f.with())));
        return recipes;
    }

    private record Recipe(String says, Runnable needs, Maker maker) {
        Recipe(String says, Maker maker) {
            this(says, () -> {}, maker);
        }
    }

    private interface Maker {
        Fault make(Twin twin, PlannedFault planned);
    }
}
