package io.anlan.chaos.demo;

/** What the demo says while it runs; called from one thread at a time. */
public interface DemoEvents {
    /** A step begins that counts up to {@code total}. */
    void step(String what, long total);

    /** The present step has come this far. */
    void reached(long count);

    /** Something worth a line of its own. */
    void said(String what);
}
