package io.anlan.chaos.bench;

/** The four CPU fields of {@code /proc/PID/stat}: own user and system time, and that of children already waited for. */
public record CpuTimes(long user, long system, long childUser, long childSystem) {
    /** Linux counts them in hundredths of a second on every common architecture. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final int USER = 11;

    static CpuTimes parse(String stat) {
        // The name stands in parentheses and may itself hold spaces and parentheses.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ", -1);
        return new CpuTimes(
                Long.parseLong(fields[USER]),
                Long.parseLong(fields[USER + 1]),
                Long.parseLong(fields[USER + 2]),
                Long.parseLong(fields[USER + 3]));
    }

    public long micros() {
        return (user + system + childUser + childSystem) * MICROS_PER_TICK;
    }
}
