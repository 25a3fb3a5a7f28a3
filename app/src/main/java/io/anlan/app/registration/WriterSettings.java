package io.anlan.app.registration;

/**
 * How the writer gathers.
 *
 * @param lanes batches that may be on their way to the database at once
 * @param batchMax requests in one batch
 * @param queueMax requests that may wait; one more is refused
 */
public record WriterSettings(int lanes, int batchMax, int queueMax) {

    /** So many waiting requests need more than one lane. */
    int crowd() {
        return batchMax / 4;
    }
}
