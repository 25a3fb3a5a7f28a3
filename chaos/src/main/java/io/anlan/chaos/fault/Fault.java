package io.anlan.chaos.fault;

/** Something that breaks on purpose, with its inverse. Each is used once: struck, undone, awaited. */
public interface Fault {
    /** Breaks it. */
    void strike();

    /** How it shows that it took hold; an empty text while it does not show. */
    String bite();

    /** Begins the inverse. */
    void undo();

    /** Returns when what was broken does its work again. */
    void awaitOver();
}
