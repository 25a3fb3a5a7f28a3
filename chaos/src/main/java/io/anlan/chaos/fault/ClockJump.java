package io.anlan.chaos.fault;

import io.anlan.chaos.machine.CannotBreak;
import io.anlan.chaos.machine.ShiftedClock;
import io.anlan.kernel.SystemTime;
import io.anlan.local.Twin;
import io.anlan.local.process.ProcessTree.Signal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * The wall clock of one of our own programs jumps by so many {@code seconds}, and back again when it is undone. The program is
 * started anew beforehand, for its clock has to be one that can be set.
 */
final class ClockJump implements Fault {
    private static final DateTimeFormatter DUMPED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String DUMP = "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)\\s+Full thread dump";

    private final Twin twin;
    private final String part;
    private final long seconds;
    private final ShiftedClock clock;
    private final LogTail log;
    private boolean prepared;

    ClockJump(Twin twin, String target, Map<String, String> with) {
        ShiftedClock.mustBePossible();
        this.twin = twin;
        this.part = target;
        if (Parts.of(twin, target).names().size() > 1 || target.startsWith("pg-") || target.startsWith("maria-")) {
            throw new CannotBreak("clock strikes one of our own programs, such as node-a1, not " + target);
        }
        this.seconds = Long.parseLong(with.getOrDefault("seconds", "120"));
        this.clock = new ShiftedClock(twin.home().folder().resolve("clock-" + target));
        this.log = new LogTail(twin.home().log(target));
    }

    @Override
    public void prepare() {
        clock.make();
        prepared = true;
        twin.stop(part);
        twin.start(part, clock.environment());
        twin.awaitReady(part);
    }

    @Override
    public void strike() {
        clock.shift(seconds);
        log.fromNow();
        // A thread dump begins with what the program takes for the time.
        Signal.QUIT.send(twin.pids(part).subList(0, 1));
    }

    @Override
    public String bite() {
        return log.says(DUMP).map(this::offBy).filter(this::near).stream()
                .map(off -> "the clock of " + part + " is " + off + " s off")
                .findFirst()
                .orElse("");
    }

    @Override
    public void undo() {
        clock.shift(0);
    }

    @Override
    public void awaitOver() {
        twin.awaitReady(part);
    }

    @Override
    public void tidy() {
        if (prepared) {
            clock.shift(0);
            twin.stop(part);
            twin.start(part);
            twin.awaitReady(part);
        }
    }

    private long offBy(Matcher dump) {
        Instant said = LocalDateTime.parse(dump.group(1), DUMPED)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        return said.getEpochSecond() - SystemTime.INSTANCE.wallMillis() / 1000;
    }

    private boolean near(long off) {
        return Math.abs(off - seconds) < 30;
    }
}
