package io.anlan.client.sending;

/** What became of one send so far. */
enum SendState {
    /** No answer yet. */
    OPEN(false),
    /** No connection came about; the service has nothing of it. */
    UNREACHED(true),
    /** The connection broke, or an answer came that says nothing. */
    LOST(false),
    /** It had its time. */
    TIMED_OUT(false),
    /** The service says that it may have happened. */
    IN_DOUBT(false),
    /** The service says that it surely did not happen and that asking again may help. */
    NOT_STORED(true),
    /** An answer to go by. */
    DEFINITE(true);

    private final boolean certain;

    SendState(boolean certain) {
        this.certain = certain;
    }

    /** False when the request may have had its effect without our knowing. */
    boolean certain() {
        return certain;
    }
}
