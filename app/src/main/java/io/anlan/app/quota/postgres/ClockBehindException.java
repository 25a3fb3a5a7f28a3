package io.anlan.app.quota.postgres;

/** Another node of this site has told of versions that this node's clock does not reach: nothing was written. */
final class ClockBehindException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClockBehindException() {
        super("this node's clock is far behind another node's of its site; look: runbooks/alerts/ClockClamped.md");
    }
}
