package io.anlan.chaos.workload;

import io.anlan.chaos.history.Operation;
import io.anlan.chaos.scenario.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * All attempts of citizens in a run, in order, fixed before the clock starts: an open load does not ask how the service
 * feels. The same seed makes the same plan.
 */
public record TapPlan(List<Tap> taps, int persons) {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long AGAIN_MICROS_MIN = 30_000;
    private static final int AGAIN_MICROS_MORE = 400_000;
    private static final int PHONES_APART_MICROS = 40_000;
    /** Own registrations are looked up among so many latest ones. */
    private static final int LOOKED_BACK = 400;
    /** So many persons came after whoever gives a seat back. */
    private static final int HELD_AT_LEAST = 200;

    public TapPlan {
        taps = List.copyOf(taps);
    }

    public static TapPlan of(Workload load, List<String> channels, long seed) {
        Random random = new Random(seed);
        String run = Long.toString(seed & Long.MAX_VALUE, 36);
        Operation wanted = load.firstCome() ? Operation.CLAIM : Operation.REGISTER;
        Drawn drawn = new Drawn(random, channels, wanted, "c" + run + "-");
        long end = load.seconds() * SECOND_MICROS;
        double gap = (double) SECOND_MICROS / load.perSecond();
        double at = 0;
        while (at < end) {
            drawn.add((long) at, load.mix());
            at += load.poisson() ? -Math.log1p(-random.nextDouble()) * gap : gap;
        }
        return drawn.plan();
    }

    /** Attempts being drawn. */
    private static final class Drawn {
        private final List<Tap> taps = new ArrayList<>();
        private final Random random;
        private final List<String> channels;
        private final Operation wanted;
        private final String prefix;
        private int persons;

        Drawn(Random random, List<String> channels, Operation wanted, String prefix) {
            this.random = random;
            this.channels = channels;
            this.wanted = wanted;
            this.prefix = prefix;
        }

        void add(long at, Workload.Mix mix) {
            double chance = random.nextDouble();
            if (chance < mix.campaignReads()) {
                tap(at, Operation.READ_CAMPAIGN, -1, "", "");
            } else if (chance < mix.campaignReads() + mix.ownReads() && persons > 0) {
                tap(at, Operation.READ_OWN, latest(0), "", "");
            } else if (chance < mix.campaignReads() + mix.ownReads() + mix.releases() && persons > HELD_AT_LEAST) {
                // Not of one who may still be asking: what is claimed anew after a release would look like one claim.
                tap(at, Operation.RELEASE, latest(HELD_AT_LEAST), "", "");
            } else {
                take(at, mix);
            }
        }

        private int latest(int butFor) {
            return persons - 1 - butFor - random.nextInt(Math.min(persons - butFor, LOOKED_BACK));
        }

        private void take(long at, Workload.Mix mix) {
            int person = persons++;
            String channel = channels.get(random.nextInt(channels.size()));
            String key = prefix + person;
            tap(at, wanted, person, channel, key);
            double takes = 1 - mix.campaignReads() - mix.ownReads() - mix.releases();
            double chance = random.nextDouble() * takes;
            if (chance < mix.doubleTaps()) {
                tap(at + AGAIN_MICROS_MIN + random.nextInt(AGAIN_MICROS_MORE), wanted, person, channel, key);
            } else if (chance < mix.doubleTaps() + mix.twoPhones()) {
                String other = channels.get(random.nextInt(channels.size()));
                tap(at + random.nextInt(PHONES_APART_MICROS), wanted, person, other, key + "-b");
            }
        }

        private void tap(long at, Operation operation, int person, String channel, String key) {
            taps.add(new Tap(0, at, operation, person, channel, key));
        }

        TapPlan plan() {
            taps.sort(Comparator.comparingLong(Tap::dueMicros));
            List<Tap> numbered = new ArrayList<>(taps.size());
            for (Tap tap : taps) {
                numbered.add(new Tap(
                        numbered.size(), tap.dueMicros(), tap.operation(), tap.person(), tap.channel(), tap.key()));
            }
            return new TapPlan(numbered, persons);
        }
    }
}
