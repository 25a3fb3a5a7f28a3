package io.anlan.app.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything the node logs from debug on, as text, while it is open. */
public final class LogCapture implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final Handler collector = new Collector();

    public LogCapture() {
        collector.setLevel(Level.ALL);
        root.setLevel(Level.FINE);
        root.addHandler(collector);
    }

    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        root.removeHandler(collector);
        root.setLevel(before);
    }

    private final class Collector extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            // The test's own HTTP client runs in the same process and logs what it sends.
            if (!String.valueOf(entry.getLoggerName()).startsWith("org.apache.http")) {
                lines.add(entry.getLoggerName() + " " + formatter.formatMessage(entry) + " " + entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
