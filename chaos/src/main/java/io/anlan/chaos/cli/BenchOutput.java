package io.anlan.chaos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What all benches are asked alike: where they may put things, and how they tell their result. */
final class BenchOutput {
    private final String bench;
    private final String title;

    @Option(names = "--quick", description = "short times, cold figures: only to see that it works")
    private boolean quick;

    @Option(names = "--json", description = "the result as JSON on standard output, all else on standard error")
    private boolean json;

    @Option(names = "--save", description = "also write the table into docs/bench")
    private boolean save;

    @Option(names = "--port-base", defaultValue = "27000", description = "first port of what the bench starts")
    private int portBase;

    @Option(names = "--folder", defaultValue = ".anlan/bench", description = "where the bench keeps its data")
    private Path folder = Path.of(".anlan/bench");

    /** A bench by its name, and what it asks. */
    BenchOutput(String bench, String title) {
        this.bench = bench;
        this.title = title;
    }

    boolean quick() {
        return quick;
    }

    boolean saves() {
        return save;
    }

    int portBase() {
        return portBase;
    }

    Path folder() {
        return folder.toAbsolutePath();
    }

    /** Where progress is told. */
    PrintStream talk() {
        return json ? System.err : System.out;
    }

    /** Prints the result, and saves it if that was asked for. */
    void tell(List<String> table, Map<String, Object> report) throws IOException {
        talk().println();
        table.forEach(talk()::println);
        if (json) {
            System.out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(report));
        }
        if (save) {
            save(table);
        }
    }

    private void save(List<String> table) throws IOException {
        Path file = Path.of("docs/bench/" + bench + ".md");
        Files.createDirectories(file.getParent());
        List<String> page = new ArrayList<>(List.of("# " + title, ""));
        page.add("Written by `./anlan bench " + bench + " --save`.");
        page.add("");
        page.addAll(table);
        Files.write(file, page);
    }
}
