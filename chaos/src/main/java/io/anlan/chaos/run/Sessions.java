package io.anlan.chaos.run;

import io.anlan.chaos.load.Logins;
import io.anlan.chaos.load.Population;
import io.anlan.chaos.workload.Citizens;
import io.anlan.kernel.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Citizens logged in before the clock starts; the same citizens serve all runs on a twin, each with a campaign of its own. */
public final class Sessions {
    private static final int AT_ONCE = 16;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int POPULATION = 1_000_000;

    private final Population population;
    private final Ticker ticker;
    private final List<String> tokens = new ArrayList<>();

    public Sessions(long seed, Ticker ticker) {
        this.population = new Population(seed, POPULATION);
        this.ticker = ticker;
    }

    /** Sessions of so many citizens; those who have one keep it. */
    List<String> of(int persons, Citizens citizens) throws InterruptedException {
        int known = tokens.size();
        if (persons > known) {
            String[] more = new Logins(citizens::login, AT_ONCE)
                    .all(persons - known, i -> population.citizen(known + i), done -> {}, WITHIN, ticker);
            tokens.addAll(List.of(more));
        }
        return List.copyOf(tokens.subList(0, persons));
    }
}
