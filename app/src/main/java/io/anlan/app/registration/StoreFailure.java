package io.anlan.app.registration;

/** A statement that failed, and what that means. Carries no message of the driver: it may quote a row. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StoreTrouble trouble;

    /**
     * @param reason what the driver or the server gave as reason, such as an SQLSTATE or the name of an exception
     */
    public StoreFailure(StoreTrouble trouble, String reason) {
        // Failures come by the hundred when a database dies; their stacks would tell nothing.
        super(trouble + " (" + reason + ")", null, false, false);
        this.trouble = trouble;
    }

    public StoreTrouble trouble() {
        return trouble;
    }

    /** What any failure of the store means; one that is not understood leaves doubt. */
    static StoreTrouble troubleOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoreFailure known) {
                return known.trouble;
            }
        }
        return StoreTrouble.IN_DOUBT;
    }
}
