package io.anlan.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anlan.local.TwinStatus;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: how every part is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "How every part is; exit code 0 when all do their work, 1 when not.")
final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MEGABYTE = 1_048_576;

    @Mixin
    private TwinOption twin = new TwinOption();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var status = twin.open().status();
        System.out.println(json ? asJson(status) : asTable(status));
        return status.ready() ? 0 : 1;
    }

    private static String asTable(TwinStatus status) throws JsonProcessingException {
        var text = new StringBuilder(row("PART", "STATE", "ADDRESS", "PID", "MEMORY"));
        for (var part : status.parts()) {
            text.append(row(
                    part.name(),
                    part.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    part.address(),
                    part.pid().map(Object::toString).orElse("-"),
                    part.processes() == 0 ? "-" : part.residentBytes() / MEGABYTE + " MB"));
        }
        for (var cut : JSON.readTree(status.wan().orElse("{}")).path("cut")) {
            text.append("\ncut: ").append(cut.path("from").asText());
            text.append("→").append(cut.path("to").asText());
            text.append(" (").append(cut.path("kind").asText()).append(")");
        }
        if (status.down()) {
            text.append("\nThe twin is down; start it: ./anlan up");
        }
        return text.toString().stripTrailing();
    }

    private static String row(String name, String state, String address, String pid, String memory) {
        return String.format(Locale.ROOT, "%-14s %-10s %-26s %8s %8s%n", name, state, address, pid, memory);
    }

    private static String asJson(TwinStatus status) throws JsonProcessingException {
        var root = JSON.createObjectNode();
        root.put("ready", status.ready());
        root.put("portBase", status.plan().portBase());
        root.put("nodesPerSite", status.plan().nodesPerSite());
        var parts = root.putArray("parts");
        for (var part : status.parts()) {
            var one = parts.addObject();
            one.put("name", part.name());
            one.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
            part.site().ifPresent(site -> one.put("site", site));
            one.put("state", part.state().name());
            one.put("address", part.address());
            part.pid().ifPresent(pid -> one.put("pid", pid));
            one.put("processes", part.processes());
            one.put("residentBytes", part.residentBytes());
        }
        if (status.wan().isPresent()) {
            root.set("wan", JSON.readTree(status.wan().get()));
        }
        return root.toPrettyString();
    }
}
