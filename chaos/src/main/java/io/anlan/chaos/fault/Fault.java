package io.anlan.chaos.fault;

/** Something that breaks on purpose, with its inverse. Each is used once: prepared, struck, undone, awaited, tidied up. */
public interface Fault {
    /** Before the load, brings what it strikes into a state in which it can be struck. */
    default void prepare() {}

    /** Breaks it. */
    void strike();

    /** How it shows that it took hold; an empty text while it does not show. */
    String bite();

    /** Begins the inverse. */
    void undo();

    /** Returns when what was broken does its work again. */
    void awaitOver();

    /** When all is judged, takes back what was prepared; whatever became of the rest. */
    default void tidy() {}
}
