package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places at which chaos strikes inside a node are there. Beside the rule stands what it finds when it is broken. */
class FailpointsTest {
    private static final Checkout CHECKOUT = Checkout.here();

    @TempDir
    Path folder;

    @Test
    void every_failpoint_is_one_method_of_the_node() {
        assertThat(FailpointRules.findings(
                        CHECKOUT.root().resolve(FailpointRules.LIST),
                        Room.of("app").classes(CHECKOUT)))
                .isEmpty();
    }

    @Test
    void a_failpoint_that_is_not_there_is_found() {
        String here = Struck.class.getName();
        Planted planted = new Planted(folder)
                .file(
                        "places",
                        "there = " + here + ".later",
                        "gone = " + here + ".removed",
                        "many = " + here + ".twice",
                        "now = " + here + ".once",
                        "nowhere = io.anlan.app.Nowhere.later");

        assertThat(FailpointRules.findings(
                        planted.checkout().root().resolve("places"),
                        new ClassFileImporter().importClasses(Struck.class)))
                .containsExactly(
                        "failpoint gone: 0 methods are called " + here + ".removed",
                        "failpoint many: 2 methods are called " + here + ".twice",
                        "failpoint now: " + here + ".once cannot be late, it answers at once",
                        "failpoint nowhere: the node has no class io.anlan.app.Nowhere");
    }

    @SuppressWarnings("unused")
    private static final class Struck {
        private Struck() {}

        private CompletionStage<String> later() {
            return CompletableFuture.completedFuture("");
        }

        private CompletionStage<String> twice() {
            return later();
        }

        private CompletionStage<String> twice(String again) {
            return later();
        }

        private String once() {
            return "";
        }
    }
}
