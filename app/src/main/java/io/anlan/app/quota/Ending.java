package io.anlan.app.quota;

/** How an entry in a share's book ended. Each is a row of its own; the one of the latest epoch counts. */
public enum Ending {
    /** The citizen keeps the seat. */
    CONFIRMED(false),
    /** The citizen gave it back, or had another seat already. */
    RELEASED(true),
    /** The time to confirm went by. */
    EXPIRED(true),
    /** The other share has received the seats that were on their way. */
    TAKEN(false);

    private final boolean frees;

    Ending(boolean frees) {
        this.frees = frees;
    }

    /** Whether the seat may be given again, once both sites know. */
    public boolean frees() {
        return frees;
    }
}
