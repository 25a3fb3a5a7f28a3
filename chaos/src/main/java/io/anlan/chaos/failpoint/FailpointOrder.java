package io.anlan.chaos.failpoint;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What is to happen at which failpoint.
 *
 * @param pass counted from when it is armed: the one at which to act, or every so-many-th for {@link FailpointAction#LATE}
 * @param millis how late
 */
public record FailpointOrder(Failpoint point, FailpointAction action, int pass, int millis) {
    static final String TYPE = "type";
    static final String METHOD = "method";
    static final String ACTION = "action";
    static final String PASS = "pass";
    static final String MILLIS = "millis";

    public FailpointOrder {
        if (pass < 1 || millis < 1) {
            throw new IllegalArgumentException("pass and millis of a failpoint are at least 1");
        }
    }

    /** As a scenario says it. */
    public static FailpointOrder of(Map<String, String> words) {
        Map<String, String> left = new HashMap<>(words);
        FailpointOrder order = new FailpointOrder(
                Failpoint.named(String.valueOf(left.remove("point"))),
                FailpointAction.of(String.valueOf(left.remove(ACTION))),
                number(left, PASS, 1),
                number(left, MILLIS, 900));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("a failpoint knows no " + String.join(", ", left.keySet())
                    + "; known are point, action, pass, millis");
        }
        return order;
    }

    private static int number(Map<String, String> words, String word, int usual) {
        String said = words.remove(word);
        try {
            return said == null ? usual : Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " of a failpoint is a whole number, not " + said, e);
        }
    }

    /** Writes it down for the node. */
    void write(Path file) throws IOException {
        Properties order = new Properties();
        order.setProperty(TYPE, point.type());
        order.setProperty(METHOD, point.method());
        order.setProperty(ACTION, action.name());
        order.setProperty(PASS, Integer.toString(pass));
        order.setProperty(MILLIS, Integer.toString(millis));
        try (Writer writer = Files.newBufferedWriter(file)) {
            order.store(writer, null);
        }
    }
}
