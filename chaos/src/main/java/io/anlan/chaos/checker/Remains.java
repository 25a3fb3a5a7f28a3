package io.anlan.chaos.checker;

import java.util.List;

/**
 * What was left over when the run had come to rest.
 *
 * @param missing what could not be asked; anything here makes the judgement unknown
 * @param leftovers what should be empty and is not, such as journal entries or parked rows
 * @param logs lines of the parts' logs that no run may leave behind
 */
public record Remains(List<String> missing, List<String> leftovers, List<String> logs) {
    public Remains {
        missing = List.copyOf(missing);
        leftovers = List.copyOf(leftovers);
        logs = List.copyOf(logs);
    }
}
