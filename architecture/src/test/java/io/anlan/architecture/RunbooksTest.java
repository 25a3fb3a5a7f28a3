package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The pages for the night can be followed. What each rule finds when it is broken is shown by {@link RunbooksTeethTest}. */
class RunbooksTest {
    private static final Checkout CHECKOUT = Checkout.here();
    private static final List<Runbook> PAGES = RunbookRules.pages(CHECKOUT);

    @Test
    void every_page_has_its_sections() {
        assertThat(PAGES).hasSizeGreaterThan(30);
        assertThat(onEach(RunbookRules::form)).isEmpty();
    }

    @Test
    void every_page_speaks_both_languages() {
        assertThat(onEach(RunbookRules::languages)).isEmpty();
    }

    @Test
    void every_command_says_what_success_looks_like() {
        assertThat(onEach(RunbookRules::expectations)).isEmpty();
    }

    @Test
    void every_command_can_be_given() {
        CommandTrees trees = CommandTrees.of(CHECKOUT);

        assertThat(onEach(page -> RunbookRules.commands(page, trees))).isEmpty();
    }

    @Test
    void every_alert_has_its_page_and_every_page_its_alert() {
        assertThat(RunbookRules.alertsAndPages(CHECKOUT)).isEmpty();
    }

    @Test
    void every_alert_says_how_urgent_it_is_and_what_it_means() {
        assertThat(AlertRule.all(CHECKOUT)).flatMap(AlertRule::findings).isEmpty();
    }

    @Test
    void every_alert_asks_for_what_is_measured() {
        assertThat(AlertRule.unknownMetrics(CHECKOUT)).isEmpty();
    }

    @Test
    void every_alert_is_seen_quiet_and_firing() {
        assertThat(AlertRule.untested(CHECKOUT)).isEmpty();
    }

    private static List<String> onEach(Function<Runbook, List<String>> rule) {
        return PAGES.stream().map(rule).flatMap(List::stream).toList();
    }
}
