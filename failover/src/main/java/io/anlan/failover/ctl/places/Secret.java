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
                return bearer(file, text);
            }
            Properties properties = new Properties();
            properties.load(new java.io.StringReader(text));
            return bearer(file, properties.getProperty("key", "").strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new StopException(
                    ExitCode.NOT_ADMITTED,
                    "the secret in " + file + " cannot be read: are you who may? Nothing was asked");
        }
    }

    /** Refused here, for the JDK would name what it refuses. */
    private static String bearer(Path file, String text) {
        if (text.isEmpty() || !text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            throw new StopException(
                    ExitCode.NOT_ADMITTED, "what is in " + file + " is no bearer secret; nothing was asked");
        }
        return text;
    }
}
