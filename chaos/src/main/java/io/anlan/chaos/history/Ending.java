package io.anlan.chaos.history;

/** How an attempt ended, as far as its sender can know. */
public enum Ending {
    /** A definite answer that it was done. */
    OK,
    /** A definite answer that it surely was not. */
    FAIL,
    /** No definite answer: it may have been done, at most once. */
    INFO
}
