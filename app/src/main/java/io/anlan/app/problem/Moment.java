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
    private static final int FRACTION_DIGITS = 6;
    private static final int FRACTION_FROM_END = "+08:00".length();

    private static volatile Second latest = new Second(Long.MIN_VALUE, "", "");

    private Moment() {}

    /** The moment as text. */
    public static String text(long epochMicros) {
        var second = Math.floorDiv(epochMicros, MICROS);
        var known = latest;
        // Moments that are told are mostly of now, and formatting one anew costs ten times as much.
        if (known.epochSecond != second) {
            known = Second.of(second);
            latest = known;
        }
        return known.with(Math.floorMod(epochMicros, MICROS));
    }

    /** The instant's epoch micros. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
    }

    /** One second as text, around the place of its fraction. */
    private record Second(long epochSecond, String before, String after) {

        static Second of(long epochSecond) {
            var text = FORMAT.format(Instant.ofEpochSecond(epochSecond));
            var end = text.length() - FRACTION_FROM_END;
            return new Second(epochSecond, text.substring(0, end - FRACTION_DIGITS), text.substring(end));
        }

        String with(long micros) {
            var digits = Long.toString(MICROS + micros);
            return before + digits.substring(1) + after;
        }
    }
}
