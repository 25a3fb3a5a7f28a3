package io.anlan.local.doctor;

/** One thing the doctor looked at. */
public record Finding(Grade grade, String about, String text) {
    /** How it is. */
    public enum Grade {
        /** As it should be. */
        OK,
        /** The twin will run, but not well. */
        WARN,
        /** The twin will not run; the text says what to do. */
        BAD
    }

    static Finding ok(String about, String text) {
        return new Finding(Grade.OK, about, text);
    }

    static Finding warn(String about, String text) {
        return new Finding(Grade.WARN, about, text);
    }

    static Finding bad(String about, String text) {
        return new Finding(Grade.BAD, about, text);
    }
}
