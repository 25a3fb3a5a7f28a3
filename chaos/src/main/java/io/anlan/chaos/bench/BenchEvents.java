package io.anlan.chaos.bench;

/** What a bench says while it runs. */
public interface BenchEvents {
    void phase(String what);

    void line(BenchLine line);
}
