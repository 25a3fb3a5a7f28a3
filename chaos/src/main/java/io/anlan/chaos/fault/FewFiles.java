package io.anlan.chaos.fault;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.chaos.machine.Tool;
import io.anlan.local.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A part may open no more files than it has open now, so it takes no new connection. */
final class FewFiles implements Fault {
    private final Twin twin;
    private final String part;
    private long pid;
    private long before;
    private long few;

    FewFiles(Twin twin, String target) {
        this.twin = twin;
        this.part = Parts.of(twin, target).names().get(0);
        Tool.needs("prlimit", "util-linux");
    }

    @Override
    public void strike() {
        pid = twin.pids(part).get(0);
        before = limit();
        few = open();
        limit(few);
    }

    @Override
    public String bite() {
        return limit() == few && few < before ? part + " may open " + few + " files instead of " + before : "";
    }

    @Override
    public void undo() {
        limit(before);
    }

    @Override
    public void awaitOver() {
        twin.awaitReady(part);
    }

    private long limit() {
        String soft = Tool.said("prlimit", "--pid", Long.toString(pid), "--nofile", "--output=SOFT", "--noheadings");
        return Long.parseLong(soft.strip());
    }

    private long open() {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new CannotBreak("the open files of " + part + " cannot be counted: " + e.getMessage());
        }
    }

    private void limit(long files) {
        var unused = Tool.said("prlimit", "--pid", Long.toString(pid), "--nofile=" + files + ":");
    }
}
