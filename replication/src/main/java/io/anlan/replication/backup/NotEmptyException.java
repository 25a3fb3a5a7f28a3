package io.anlan.replication.backup;

/** A database is not one to begin a restore in. */
final class NotEmptyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String obstacle;

    NotEmptyException(String obstacle) {
        super(obstacle);
        this.obstacle = obstacle;
    }

    /** What is in the way. */
    String obstacle() {
        return obstacle;
    }
}
