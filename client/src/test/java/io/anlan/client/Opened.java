package io.anlan.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.anlan.kernel.Doubt;
import io.anlan.kernel.Refusal;

/** Opens a reply as the one kind of outcome that a test expects. */
final class Opened {

    private Opened() {}

    @CanIgnoreReturnValue
    static <T> T done(Reply<T> reply) {
        return reply.outcome()
                .fold(
                        value -> value,
                        refusal -> {
                            throw new AssertionError("refused: " + refusal);
                        },
                        doubt -> {
                            throw new AssertionError("in doubt: " + doubt);
                        });
    }

    static Refusal refused(Reply<?> reply) {
        return reply.outcome()
                .fold(
                        value -> {
                            throw new AssertionError("done: " + value);
                        },
                        refusal -> refusal,
                        doubt -> {
                            throw new AssertionError("in doubt: " + doubt);
                        });
    }

    static Doubt doubt(Reply<?> reply) {
        return reply.outcome()
                .fold(
                        value -> {
                            throw new AssertionError("done: " + value);
                        },
                        refusal -> {
                            throw new AssertionError("refused: " + refusal);
                        },
                        doubt -> doubt);
    }
}
