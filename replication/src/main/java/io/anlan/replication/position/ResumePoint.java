package io.anlan.replication.position;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where reading resumes: the end of a commit (or of a heartbeat), in the form the engine reads.
 *
 * <p>The engine's own offsets also name the last row; given those it looks for that row at start and drops what comes
 * before it. We leave the row out, so it drops nothing: the server sends every transaction that commits after this
 * point, and the guards absorb what comes twice.
 */
public record ResumePoint(long lsn, long micros) {
    private static final Pattern FORM =
            Pattern.compile("\\{\"lsn\":(?<lsn>\\d+),\"lsn_commit\":(?<commit>\\d+),\"ts_usec\":(?<micros>\\d+)}");

    /** As it is stored in the position row and served to the engine. */
    public String json() {
        return "{\"lsn\":" + lsn + ",\"lsn_commit\":" + lsn + ",\"ts_usec\":" + micros + "}";
    }

    /** Reads what {@link #json} wrote. */
    public static ResumePoint parse(String json) {
        Matcher matcher = FORM.matcher(json);
        if (!matcher.matches() || !matcher.group("lsn").equals(matcher.group("commit"))) {
            throw new IllegalArgumentException("The position row holds an offset this version cannot read");
        }
        return new ResumePoint(Long.parseLong(matcher.group("lsn")), Long.parseLong(matcher.group("micros")));
    }
}
