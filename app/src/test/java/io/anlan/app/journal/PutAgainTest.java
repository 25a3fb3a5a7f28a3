package io.anlan.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PutAgainTest {

    private final Kept kept = new Kept();
    private final List<String> put = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    private final PutAgain putAgain = new PutAgain(kept, this::put);

    @BeforeEach
    void keep() {
        kept.keep("1", "key-1", new byte[] {1});
        kept.keep("2", "key-2", new byte[] {2});
    }

    @Test
    void every_kept_entry_is_put_one_after_the_other() {
        putAgain.run();
        assertThat(put).containsExactly("key-1");

        answer(true);
        answer(true);

        assertThat(put).containsExactly("key-1", "key-2");
        assertThat(putAgain.done()).isEqualTo(2);
    }

    @Test
    void a_peer_that_restarts_in_the_middle_is_given_the_first_half_again() {
        putAgain.run();
        answer(true);

        putAgain.run();
        answer(true);
        answer(true);
        answer(true);

        assertThat(put).containsExactly("key-1", "key-2", "key-1", "key-2");
    }

    @Test
    void a_round_that_failed_begins_anew_when_asked_again() {
        putAgain.run();
        answer(false);
        assertThat(put).containsExactly("key-1");

        putAgain.run();
        answer(true);
        answer(true);

        assertThat(put).containsExactly("key-1", "key-1", "key-2");
    }

    @Test
    void a_round_cut_short_goes_on_by_itself_once() {
        putAgain.run();
        answer(false);

        putAgain.mayGoOn(true);
        answer(true);
        answer(true);
        putAgain.mayGoOn(true);

        assertThat(put).containsExactly("key-1", "key-1", "key-2");
    }

    private CompletionStage<Boolean> put(String key, byte[] blob) {
        put.add(key);
        var answer = new CompletableFuture<Boolean>();
        answers.add(answer);
        return answer;
    }

    private void answer(boolean confirmed) {
        assertThat(answers.get(answers.size() - 1).complete(confirmed)).isTrue();
    }
}
