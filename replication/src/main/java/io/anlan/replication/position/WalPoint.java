package io.anlan.replication.position;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a PostgreSQL's log: the end of a commit or of a heartbeat. */
public record WalPoint(long lsn, long micros) implements ResumePoint {
    private static final Pattern FORM =
            Pattern.compile("\\{\"lsn\":(?<lsn>\\d+),\"lsn_commit\":(?<commit>\\d+),\"ts_usec\":(?<micros>\\d+)}");

    @Override
    public long mark() {
        return lsn;
    }

    @Override
    public String json() {
        return "{\"lsn\":" + lsn + ",\"lsn_commit\":" + lsn + ",\"ts_usec\":" + micros + "}";
    }

    static WalPoint parse(String json) {
        Matcher matcher = FORM.matcher(json);
        if (!matcher.matches() || !matcher.group("lsn").equals(matcher.group("commit"))) {
            throw new IllegalArgumentException("The position row holds an offset this version cannot read");
        }
        return new WalPoint(Long.parseLong(matcher.group("lsn")), Long.parseLong(matcher.group("micros")));
    }
}
