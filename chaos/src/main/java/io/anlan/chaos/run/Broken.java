package io.anlan.chaos.run;

import java.util.ArrayList;
import java.util.List;

/** What is broken at this moment, for whoever watches. */
public final class Broken {
    private final RunEvents events;
    private final List<String> now = new ArrayList<>();

    public Broken(RunEvents events) {
        this.events = events;
    }

    synchronized void begins(String what) {
        now.add(what);
        events.said(what);
    }

    void undone(String what, String bit) {
        events.said(what + " ends" + (bit.isEmpty() ? "; it was not seen to take hold" : "; " + bit));
    }

    synchronized void over(String what) {
        now.remove(what);
        events.said(what + " is over");
    }

    void neverOver(String what, String why) {
        events.said(what + " is NOT over: " + why);
    }

    synchronized List<String> now() {
        return List.copyOf(now);
    }
}
