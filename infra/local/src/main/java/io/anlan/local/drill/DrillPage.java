package io.anlan.local.drill;

import io.anlan.local.process.PartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the runbooks, as far as it can be executed. */
record DrillPage(Path file, List<Step> steps) {
    private static final List<String> FOLDERS = List.of("procedures", "alerts");

    /** The order in which a drill follows a page: the fault first. */
    enum Section {
        /** Makes the fault; only on a twin. */
        REHEARSE("Rehearse"),
        /** What is seen while it lasts. */
        DIAGNOSIS("Diagnosis"),
        /** What is done about it. */
        MITIGATION("Mitigation"),
        /** That it is over. */
        VERIFY("Verify"),
        /** What goes back to how it was. */
        UNDO("Undo");

        private final String word;

        Section(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A command and what its success looks like. */
    record Step(Section section, String command, Expectation expectation) {}

    /** The page of a drill; refused if it does not say how its fault is made. */
    static DrillPage find(Path runbooks, String name) throws IOException {
        for (var folder : FOLDERS) {
            var file = runbooks.resolve(folder).resolve(name + ".md");
            if (Files.exists(file)) {
                var page = parse(file, Files.readAllLines(file));
                if (page.of(Section.REHEARSE).isEmpty()) {
                    throw new PartException(name + " cannot be drilled: its page has no section Rehearse; there are "
                            + String.join(", ", names(runbooks)));
                }
                return page;
            }
        }
        throw new PartException("no page is called " + name + "; drills are " + String.join(", ", names(runbooks)));
    }

    /** The drills there are. */
    static List<String> names(Path runbooks) throws IOException {
        var names = new ArrayList<String>();
        for (var folder : FOLDERS) {
            try (var pages = Files.newDirectoryStream(runbooks.resolve(folder), "*.md")) {
                for (var file : pages) {
                    if (!parse(file, Files.readAllLines(file))
                            .of(Section.REHEARSE)
                            .isEmpty()) {
                        names.add(String.valueOf(file.getFileName()).replaceFirst("\\.md$", ""));
                    }
                }
            }
        }
        return names.stream().sorted().toList();
    }

    static DrillPage parse(Path file, List<String> lines) {
        var steps = new ArrayList<Step>();
        Section section = null;
        String command = "";
        List<String> block = null;
        for (var line : lines) {
            if (line.startsWith("## ")) {
                section = section(line.substring(3));
            } else if (line.equals("```sh") || line.equals("```expect")) {
                block = new ArrayList<>();
            } else if (line.equals("```") && block != null) {
                if (command.isEmpty()) {
                    command = String.join("\n", block);
                } else {
                    if (section != null) {
                        steps.add(new Step(section, command, Expectation.of(block)));
                    }
                    command = "";
                }
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return new DrillPage(file, List.copyOf(steps));
    }

    List<Step> of(Section section) {
        return steps.stream().filter(step -> step.section() == section).toList();
    }

    private static @Nullable Section section(String heading) {
        for (var section : Section.values()) {
            if (heading.startsWith(section.word() + " ")) {
                return section;
            }
        }
        return null;
    }
}
