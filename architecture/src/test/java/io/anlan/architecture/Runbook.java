package io.anlan.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page for the night: its sections in order, with their words and their commands. */
record Runbook(String name, List<String> preamble, Map<String, Section> sections) {

    /** A section's words without fences, and its commands. */
    record Section(String words, List<Step> steps) {}

    /** A command, and what success looks like; no expectations if the block is missing. */
    record Step(String command, List<String> expectations) {}

    static Runbook read(Checkout checkout, Path page) {
        return parse(checkout.name(page), Checkout.read(page));
    }

    static Runbook parse(String name, String text) {
        List<String> preamble = new ArrayList<>();
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> into = preamble;
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                into = sections.computeIfAbsent(line.substring(3).strip(), heading -> new ArrayList<>());
            } else {
                into.add(line);
            }
        }
        return new Runbook(
                name,
                preamble,
                sections.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> section(entry.getValue()),
                                (one, other) -> one,
                                LinkedHashMap::new)));
    }

    List<Step> steps() {
        return sections.values().stream()
                .flatMap(section -> section.steps().stream())
                .toList();
    }

    private static Section section(List<String> lines) {
        StringBuilder words = new StringBuilder();
        List<Step> steps = new ArrayList<>();
        String fence = null;
        List<String> fenced = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("```")) {
                if (fence == null) {
                    words.append(line).append('\n');
                } else {
                    fenced.add(line);
                }
            } else if (fence == null) {
                fence = line.substring(3).strip();
            } else {
                close(fence, List.copyOf(fenced), steps);
                fence = null;
                fenced.clear();
            }
        }
        return new Section(words.toString(), steps);
    }

    private static void close(String fence, List<String> lines, List<Step> steps) {
        if (fence.equals("expect") && !steps.isEmpty()) {
            Step last = steps.remove(steps.size() - 1);
            steps.add(new Step(last.command(), lines));
        } else {
            steps.add(new Step(fence.equals("sh") ? String.join("\n", lines) : "", List.of()));
        }
    }
}
