package io.anlan.replication.position;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a MariaDB's binlog. The server finds it by the GTIDs; file and offset say how far it is.
 *
 * @param file the binlog file, such as {@code binlog.000001}
 * @param offset the byte in that file
 * @param gtids the last transaction told of each domain
 */
public record BinlogPoint(String file, long offset, GtidPosition gtids, long micros) implements ResumePoint {
    static final String BEGINNING = "{\"file\":";

    private static final Pattern FORM =
            Pattern.compile("\\{\"file\":\"(?<file>[\\w.-]+\\.\\d+)\",\"pos\":(?<offset>\\d+),"
                    + "\"gtids\":\"(?<gtids>[\\d,-]*)\",\"ts_usec\":(?<micros>\\d+)}");
    private static final int OFFSET_BITS = 32;

    /** The number of the file above, the offset in it below. */
    @Override
    public long mark() {
        return fileNumber(file) << OFFSET_BITS | offset;
    }

    @Override
    public String json() {
        return BEGINNING + "\"" + file + "\",\"pos\":" + offset + ",\"gtids\":\"" + gtids.text() + "\",\"ts_usec\":"
                + micros + "}";
    }

    /** The number a binlog file ends with; files are numbered in the order they were begun. */
    public static long fileNumber(String file) {
        return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
    }

    static BinlogPoint parse(String json) {
        Matcher matcher = FORM.matcher(json);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The position row holds an offset this version cannot read");
        }
        return new BinlogPoint(
                matcher.group("file"),
                Long.parseLong(matcher.group("offset")),
                GtidPosition.parse(matcher.group("gtids")),
                Long.parseLong(matcher.group("micros")));
    }
}
