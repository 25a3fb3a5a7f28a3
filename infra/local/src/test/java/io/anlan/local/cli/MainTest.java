package io.anlan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final StringWriter errors = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"status", "down", "logs pg-a", "sql site-a", "kill site-a", "start site-a", "cut", "heal"})
    void without_a_twin_each_command_says_in_one_line_how_to_get_one(String command) {
        var code = run((command + " --home " + folder.resolve("none")).split(" "));

        assertThat(code).isEqualTo(1);
        assertThat(errors.toString().strip())
                .startsWith("anlan: there is no twin in ")
                .endsWith("start one: ./anlan up")
                .doesNotContain("\n");
    }

    @Test
    void a_command_misused_is_answered_in_one_line() {
        assertThat(run("up", "--port-base", "many")).isEqualTo(2);
        assertThat(errors.toString().strip())
                .startsWith("anlan: ")
                .endsWith("see ./anlan up --help")
                .doesNotContain("\n");
    }

    @Test
    void a_port_base_out_of_range_is_answered_in_one_line() {
        assertThat(run("up", "--port-base", "80", "--home", folder.toString())).isEqualTo(1);
        assertThat(errors.toString().strip()).contains("port base is between").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql site-c",
                "edge-config haproxy --site site-c",
                "up --data site-c=/x",
                "cut --from site-c",
                "heal --to x"
            })
    void a_place_that_is_none_is_answered_in_one_line_with_those_there_are(String command) {
        assertThat(run((command + " --home " + folder.resolve("none")).split(" ")))
                .isEqualTo(2);
        assertThat(errors.toString().strip()).contains("site-b").doesNotContain("\n");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(errors, true), arguments);
    }
}
