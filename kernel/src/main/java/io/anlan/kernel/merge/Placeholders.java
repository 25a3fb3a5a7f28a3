package io.anlan.kernel.merge;

/** How a driver wants the places of parameters written. */
public enum Placeholders {
    /** {@code $1, $2, …}, as Vert.x sends them. */
    DOLLAR,
    /** {@code ?}, as JDBC does. */
    QUESTION;

    /** The place of a parameter, counted from 1. */
    String at(int position) {
        return this == DOLLAR ? "$" + position : "?";
    }
}
