package io.anlan.kernel;

import java.util.function.Function;

/** What came of a request: it happened, it surely did not, or nobody can say. Opened only by {@link #fold}. */
public sealed interface Outcome<T> permits Outcome.Done, Outcome.Refused, Outcome.InDoubt {

    /** Opens the outcome; the caller says what to do in each of the three cases. */
    <R> R fold(Function<T, R> done, Function<Refusal, R> refused, Function<Doubt, R> inDoubt);

    /** Goes on with the value if there is one. */
    default <R> Outcome<R> map(Function<T, R> f) {
        return fold(value -> done(f.apply(value)), Outcome::refused, Outcome::inDoubt);
    }

    /** It happened. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** It surely did not happen. */
    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** It may have happened. */
    static <T> Outcome<T> inDoubt(Doubt doubt) {
        return new InDoubt<>(doubt);
    }

    /** It happened, and this is the result. */
    record Done<T>(T value) implements Outcome<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<Refusal, R> refused, Function<Doubt, R> inDoubt) {
            return done.apply(value);
        }
    }

    /** It surely did not happen. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<Refusal, R> refused, Function<Doubt, R> inDoubt) {
            return refused.apply(refusal);
        }
    }

    /** It may have happened; only asking again tells. */
    record InDoubt<T>(Doubt doubt) implements Outcome<T> {
        @Override
        public <R> R fold(Function<T, R> done, Function<Refusal, R> refused, Function<Doubt, R> inDoubt) {
            return inDoubt.apply(doubt);
        }
    }
}
