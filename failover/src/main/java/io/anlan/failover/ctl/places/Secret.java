package io.anlan.failover.ctl.places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A bearer secret that is named by its file, never given on a command line. */
final class Secret {
    private Secret() {}

    /** The text after {@code key=} of a keyring's file, or all of a file that holds nothing else. */
    static String in(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (!text.contains("key=")) {
                return text;
            }
            Properties properties = new Properties();
            properties.load(new java.io.StringReader(text));
            return properties.getProperty("key", "").strip();
        } catch (IOException e) {
            throw new StopException(
                    ExitCode.NOT_ADMITTED,
                    "the secret in " + file + " cannot be read: are you who may? Nothing was asked");
        }
    }
}
