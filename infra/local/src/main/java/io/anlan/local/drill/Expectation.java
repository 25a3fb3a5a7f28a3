package io.anlan.local.drill;

import io.anlan.local.process.PartException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the success of a command looks like, as its page says it.
 *
 * @param within how long it may be given again until it is so; zero: at once or never
 */
record Expectation(OptionalInt exitCode, List<String> contained, List<String> lacking, Duration within) {
    static Expectation of(List<String> lines) {
        var exitCode = OptionalInt.empty();
        var contained = new ArrayList<String>();
        var lacking = new ArrayList<String>();
        var within = Duration.ZERO;
        for (var line : lines) {
            var rest = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, Math.max(0, line.indexOf(' ')))) {
                case "exit" -> exitCode = OptionalInt.of(Integer.parseInt(rest));
                case "contains" -> contained.add(rest);
                case "lacks" -> lacking.add(rest);
                case "within" -> within = Duration.ofSeconds(Long.parseLong(rest.replaceFirst(" s$", "")));
                default -> throw new PartException("nobody can check \"" + line + "\"; see runbooks/README.md");
            }
        }
        return new Expectation(exitCode, List.copyOf(contained), List.copyOf(lacking), within);
    }

    /** What is not as expected; empty if all is. */
    Optional<String> fault(int code, String said) {
        if (exitCode.isPresent() && exitCode.getAsInt() != code) {
            return Optional.of("exit code " + code + ", expected " + exitCode.getAsInt());
        }
        for (var text : contained) {
            if (!said.contains(text)) {
                return Optional.of("does not say \"" + text + "\"");
            }
        }
        for (var text : lacking) {
            if (said.contains(text)) {
                return Optional.of("says \"" + text + "\"");
            }
        }
        return Optional.empty();
    }
}
