package io.anlan.app.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.anlan.app.testing.SetTicker;
import io.anlan.kernel.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Answers of a director that come late. */
class RightsBookTest {

    private static final Wanted OWN = new Wanted(true, false);
    private static final Wanted NOTHING = new Wanted(false, false);

    private final Questions director = new Questions();
    private final RightsBook rights = new RightsBook(SiteId.SITE_A, director, new SetTicker(1_000_000));

    @Test
    void a_right_that_was_given_back_is_not_taken_from_an_answer_on_its_way() {
        rights.round(OWN, false);
        director.answer(0, 7);
        rights.round(OWN, false);

        rights.round(NOTHING, false);
        director.answer(1, 7);

        assertThat(director.released).containsExactly("share/site-a 7");
        assertThat(rights.now().share()).isZero();
    }

    @Test
    void an_answer_to_an_older_question_takes_nothing_back() {
        rights.round(OWN, false);
        rights.round(OWN, false);

        director.answer(1, 8);
        director.answer(0, 0);

        assertThat(rights.now().share()).isEqualTo(8);
    }

    @Test
    void who_asks_again_after_giving_back_is_heard() {
        rights.round(OWN, false);
        director.answer(0, 7);
        rights.round(NOTHING, false);

        rights.round(OWN, false);
        director.answer(1, 9);

        assertThat(rights.now().share()).isEqualTo(9);
    }

    /** Keeps the questions until the test answers them. */
    private static final class Questions implements LeaseSource {
        private final List<CompletableFuture<Answer>> asked = new ArrayList<>();
        private final List<String> released = new ArrayList<>();

        @Override
        public CompletionStage<Answer> ask(String right, long epoch) {
            var answer = new CompletableFuture<Answer>();
            asked.add(answer);
            return answer;
        }

        @Override
        public void release(String right, long epoch) {
            released.add(right + " " + epoch);
        }

        void answer(int question, long epoch) {
            assertThat(asked.get(question).complete(new Answer(true, epoch, 3_000)))
                    .isTrue();
        }
    }
}
