package io.anlan.chaos.fault;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.kernel.SiteId;
import io.anlan.local.Twin;
import io.anlan.local.process.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a fault strikes: a whole site, or parts of the twin by their names. */
record Parts(Twin twin, List<String> names) {
    /** A start on two cores takes them both; less favoured, it leaves the site that serves its turn. */
    private static final int NICE = 15;

    Parts {
        names = List.copyOf(names);
    }

    /** A site by its id, or part names with a comma in between. */
    static Parts of(Twin twin, String target) {
        List<String> known = twin.partNames();
        List<String> names = new ArrayList<>();
        for (String word : target.split(",", -1)) {
            if (Arrays.stream(SiteId.values()).anyMatch(site -> site.id().equals(word))) {
                names.addAll(twin.partNames(SiteId.of(word)));
            } else if (known.contains(word)) {
                names.add(word);
            } else {
                throw new CannotBreak("this twin has no part " + word);
            }
        }
        return new Parts(twin, names);
    }

    /** The whole site meant, if it is one. */
    static boolean isSite(String target) {
        return Arrays.stream(SiteId.values()).anyMatch(site -> site.id().equals(target));
    }

    List<Long> pids() {
        return names.stream().flatMap(name -> twin.pids(name).stream()).toList();
    }

    boolean anyRuns(List<Long> pids) {
        return pids.stream()
                .anyMatch(
                        pid -> ProcessStat.of(pid).filter(ProcessStat::running).isPresent());
    }

    boolean allFrozen() {
        List<Long> pids = pids();
        return !pids.isEmpty()
                && pids.stream()
                        .allMatch(pid ->
                                ProcessStat.of(pid).filter(ProcessStat::frozen).isPresent());
    }

    /** Starts what does not run, favoured less than what serves; databases are awaited, they are needed by the rest. */
    void start() {
        for (String name : names) {
            if (twin.pids(name).isEmpty()) {
                twin.start(name);
                nice(twin.pids(name), NICE);
                if (name.startsWith("pg-") || name.startsWith("maria-")) {
                    twin.awaitReady(name);
                }
            }
        }
    }

    /** Each thread has a niceness of its own. */
    private static List<String> threads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return tasks.map(task -> String.valueOf(task.getFileName())).toList();
        } catch (IOException ended) {
            return List.of();
        }
    }

    void awaitReady() {
        names.forEach(twin::awaitReady);
        nice(pids(), 0);
    }

    /** Only who may take it back does so: what was started would stay behind for good. */
    private static void nice(List<Long> pids, int level) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("renice", "-n", Integer.toString(level), "-p"));
        pids.forEach(pid -> command.addAll(threads(pid)));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean unused = process.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException noSuchCommand) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
