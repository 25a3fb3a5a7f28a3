package io.anlan.app.problem;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Epoch micros as citizens read them: RFC 3339 with six digits of the second, in China's time. */
public final class Moment {

    /** The one time zone of the service. */
    public static final ZoneId ZONE = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZONE);

    private static final long MICROS = 1_000_000;

    private Moment() {}

    /** The moment as text. */
    public static String text(long epochMicros) {
        return FORMAT.format(
                Instant.ofEpochSecond(Math.floorDiv(epochMicros, MICROS), Math.floorMod(epochMicros, MICROS) * 1000));
    }

    /** The instant's epoch micros. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
    }
}
