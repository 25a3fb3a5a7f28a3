package io.anlan.replication.position;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in one partition of a broker's topic, between two batches. No engine reads it: an applier resumes there.
 *
 * @param topic which topic it is, by the id the broker gave it: one made anew has another
 * @param next the offset of what is to be read next
 * @param batch the number of the last batch that is in the target
 * @param source everything the source committed up to here has come by this partition
 */
public record BrokerPoint(String topic, long next, long batch, ResumePoint source) implements ResumePoint {
    static final String BEGINNING = "{\"topic\":";
    private static final Pattern FORM =
            Pattern.compile("\\{\"topic\":\"(?<topic>[\\w-]+)\",\"next\":(?<next>\\d+),\"batch\":(?<batch>\\d+),"
                    + "\"source\":(?<source>\\{.*})}");

    @Override
    public long mark() {
        return source.mark();
    }

    @Override
    public long micros() {
        return source.micros();
    }

    @Override
    public String json() {
        return BEGINNING + "\"" + topic + "\",\"next\":" + next + ",\"batch\":" + batch + ",\"source\":" + source.json()
                + "}";
    }

    static BrokerPoint parse(String json) {
        Matcher matcher = FORM.matcher(json);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The position row holds an offset this version cannot read");
        }
        return new BrokerPoint(
                matcher.group("topic"),
                Long.parseLong(matcher.group("next")),
                Long.parseLong(matcher.group("batch")),
                ResumePoint.parse(matcher.group("source")));
    }
}
