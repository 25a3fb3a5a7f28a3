package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** The project is tidy. What each rule finds when it is broken is shown by {@link TidyTeethTest}. */
class TidyTest {
    private static final Checkout CHECKOUT = Checkout.here();
    private static final JavaSources SOURCES = JavaSources.of(CHECKOUT);

    @Test
    void files_stay_small_and_the_exceptions_only_shrink() {
        assertThat(SizeRatchet.findings(CHECKOUT, CHECKOUT.root().resolve("architecture/ratchet.properties")))
                .isEmpty();
    }

    @Test
    void methods_stay_small() {
        assertThat(TidyRules.longMethods(SOURCES)).isEmpty();
    }

    @Test
    void no_leftover_markers() {
        assertThat(TextRules.leftovers(CHECKOUT)).isEmpty();
    }

    @Test
    void no_paths_of_one_machine() {
        assertThat(TextRules.machinePaths(CHECKOUT)).isEmpty();
    }

    @Test
    void nobody_sleeps() {
        assertThat(BannedCalls.SLEEP.findings(SOURCES)).isEmpty();
    }

    @Test
    void only_the_command_line_writes_to_the_console() {
        assertThat(BannedCalls.CONSOLE.findings(SOURCES)).isEmpty();
    }

    @Test
    void nobody_prints_a_stack_trace() {
        assertThat(BannedCalls.STACK_TRACE.findings(SOURCES)).isEmpty();
    }

    @Test
    void a_disabled_test_says_why() {
        assertThat(TidyRules.disabledWithoutReason(SOURCES)).isEmpty();
    }

    @Test
    void every_package_is_marked_and_says_what_it_is_for() {
        assertThat(PackageRules.findings(CHECKOUT)).isEmpty();
    }

    @Test
    void names_say_what_things_are() {
        assertThat(TidyRules.bannedNames(SOURCES)).isEmpty();
        assertThat(TidyRules.bannedPackages(SOURCES)).isEmpty();
    }

    @Test
    void public_types_say_what_they_are_for() {
        assertThat(TidyRules.publicTypesWithoutPurpose(SOURCES)).isEmpty();
    }

    @Test
    void test_names_are_sentences() {
        assertThat(TidyRules.testNamesThatAreNoSentence(SOURCES)).isEmpty();
    }

    @Test
    void every_test_class_has_a_name_that_a_plugin_runs() {
        assertThat(TidyRules.testsThatNeverRun(SOURCES)).isEmpty();
        assertThat(ReportRules.integrationTestsThatNeverRun(CHECKOUT)).isEmpty();
    }

    @Test
    void every_test_of_the_modules_before_this_one_was_run() {
        assumeTrue(System.getProperty("test") == null, "tests picked by hand leave no reports of the others");

        assertThat(ReportRules.testsWithoutReport(CHECKOUT, "architecture")).isEmpty();
    }
}
