package io.anlan.chaos.checker;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one judge found: the verdict, what it counted, and a few examples of what is wrong. */
public record Judgement(String judge, Verdict verdict, Map<String, Long> counts, List<String> examples) {
    private static final int EXAMPLES = 10;

    public Judgement {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        examples = List.copyOf(examples);
    }

    static Judgement unknown(String judge, String why) {
        return new Judgement(judge, Verdict.UNKNOWN, Map.of(), List.of(why));
    }

    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** Gathers counts and what is wrong; broken as soon as anything is. */
    static final class Sheet {
        private final String judge;
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private final List<String> examples = new ArrayList<>();
        private boolean broken;

        Sheet(String judge) {
            this.judge = judge;
        }

        @CanIgnoreReturnValue
        Sheet count(String what, long number) {
            counts.merge(what, number, Long::sum);
            return this;
        }

        /** Each of these breaks the promise. */
        @CanIgnoreReturnValue
        Sheet wrong(String what, Collection<String> found) {
            counts.merge(what, (long) found.size(), Long::sum);
            broken |= !found.isEmpty();
            found.stream().sorted().limit(EXAMPLES).forEach(one -> examples.add(what + ": " + one));
            return this;
        }

        Judgement judged() {
            return new Judgement(judge, broken ? Verdict.BROKEN : Verdict.HOLDS, counts, examples);
        }
    }
}
