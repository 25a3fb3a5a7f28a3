package io.anlan.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus itself reads the rules and plays their tests. Skipped, saying so, where it is not installed. */
class PromtoolTest {
    private static final Checkout CHECKOUT = Checkout.here();
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final String EXPRESSION = "(?m)^        expr: (\\|\\n(?: {10,}.*\\n)+|.*\\n)";

    @TempDir
    Path folder;

    @BeforeEach
    void where_prometheus_is_installed() {
        assumeTrue(Files.isExecutable(PROMTOOL), "no promtool: Debian's package prometheus has it");
    }

    @Test
    void the_rules_and_the_example_are_well_formed() throws Exception {
        assertThat(promtool("check", "rules", files(".rules.yml"))).isEmpty();
        Path example = CHECKOUT.root().resolve("runbooks/alerts/prometheus.yml");
        assertThat(promtool("check", "config", List.of("--syntax-only", example.toString())))
                .isEmpty();
    }

    @Test
    void each_alert_is_quiet_and_fires_when_it_should() throws Exception {
        assertThat(promtool("test", "rules", files(".tests.yml"))).isEmpty();
    }

    @Test
    void alerts_that_never_fire_fail_every_test_and_so_do_those_that_always_do() throws Exception {
        assertThat(failedWith("        expr: vector(1) > 2\n"))
                .map(line -> line.replaceFirst(".*alertname=\"(\\w+)\".*", "$1"))
                .containsOnly(
                        AlertRule.all(CHECKOUT).stream().map(AlertRule::name).toArray(String[]::new));
        assertThat(failedWith("        expr: vector(1)\n"))
                .hasSizeGreaterThanOrEqualTo(AlertRule.all(CHECKOUT).size());
    }

    private List<String> failedWith(String expression) throws Exception {
        List<String> tests = new ArrayList<>();
        for (Path file : AlertRule.files(CHECKOUT, ".yml").toList()) {
            Path copy = folder.resolve(String.valueOf(file.getFileName()));
            Files.writeString(
                    copy,
                    Checkout.read(file).replaceAll(EXPRESSION, expression).replaceAll("(?m)^        for: .*\\n", ""));
            if (copy.toString().endsWith(".tests.yml")) {
                tests.add(copy.toString());
            }
        }
        return promtool("test", "rules", tests)
                .lines()
                .filter(line -> line.strip().startsWith("exp:"))
                .toList();
    }

    private static List<String> files(String ending) {
        List<String> files =
                AlertRule.files(CHECKOUT, ending).map(Path::toString).toList();
        assertThat(files).isNotEmpty();
        return files;
    }

    /** What it says when it does not end well; nothing when it does. */
    private static String promtool(String what, String of, List<String> files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROMTOOL.toString(), what, of));
        command.addAll(files);
        Path said = Files.createTempFile("promtool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "promtool does not end";
            }
            return process.exitValue() == 0 ? "" : Files.readString(said);
        } finally {
            Files.delete(said);
        }
    }
}
