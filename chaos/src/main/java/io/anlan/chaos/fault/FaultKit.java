package io.anlan.chaos.fault;

import io.anlan.chaos.history.FaultSpan;
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
                        "the WAN is late or narrow; delay-millis, kilobytes-per-second",
                        (twin, f) -> new SlowWan(twin, f.target(), f.with())));
        recipes.put(
                "reset",
                new Recipe("every connection between the sites breaks", (twin, f) -> new ResetWan(twin, f.target())));
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
        return recipes;
    }

    private record Recipe(String says, Maker maker) {}

    private interface Maker {
        Fault make(Twin twin, PlannedFault planned);
    }
}
