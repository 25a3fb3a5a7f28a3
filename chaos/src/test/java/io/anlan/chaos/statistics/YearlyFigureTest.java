package io.anlan.chaos.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anlan.chaos.history.Attempt;
import io.anlan.chaos.history.Ending;
import io.anlan.chaos.history.Operation;
import io.anlan.chaos.history.Times;
import io.anlan.chaos.statistics.YearlyFigure.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YearlyFigureTest {
    @Test
    void five_nines_are_lost_with_three_hundred_and_sixteen_seconds() {
        YearlyFigure figure = new YearlyFigure(List.of(new Line("kill", 10, 3, 31.5576)));

        assertThat(figure.lostSeconds()).isCloseTo(315.576, within(1e-9));
        assertThat(figure.available()).isCloseTo(0.99999, within(1e-9));
    }

    @Test
    void what_was_assumed_and_never_tried_is_named() {
        YearlyFigure figure = new YearlyFigure(List.of(new Line("kill", 10, 1, 0), new Line("flood", 0.1, 0, 0)));

        assertThat(figure.unmeasured()).containsExactly("flood");
    }

    @Test
    void a_second_is_bad_when_more_than_one_in_a_hundred_got_no_service() {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean bad = i == 0 || i == 100 || i == 101;
            attempts.add(attempt(i, bad ? Ending.INFO : Ending.OK));
        }

        assertThat(BadSeconds.of(attempts)).isEqualTo(new BadSeconds.Counted(1, 3));
    }

    private static Attempt attempt(int number, Ending ending) {
        long at = number * 10_000L;
        return new Attempt(
                number,
                Operation.REGISTER,
                number,
                "k",
                "site-a",
                new Times(at, at, at + 1, at + 1),
                ending,
                "",
                "site-a",
                1,
                true,
                null);
    }
}
