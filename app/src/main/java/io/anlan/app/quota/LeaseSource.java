package io.anlan.app.quota;

import java.util.concurrent.CompletionStage;

/** The port to this site's director. Never fails: no answer is an answer too. */
public interface LeaseSource {

    /**
     * Asks for a right, or for it again.
     *
     * @param epoch that is held; 0 if none is
     */
    CompletionStage<Answer> ask(String right, long epoch);

    /** Gives a right back. */
    void release(String right, long epoch);

    /**
     * @param said whether the director answered at all
     * @param epoch that was granted; 0 if none was
     * @param validMillis from before the question was sent
     */
    record Answer(boolean said, long epoch, long validMillis) {

        /** Nobody answered: what is held runs on to its end. */
        public static final Answer SILENCE = new Answer(false, 0, 0);

        /** The right is another's, or nobody's yet. */
        public static final Answer NO = new Answer(true, 0, 0);
    }
}
