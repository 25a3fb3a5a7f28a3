package io.anlan.chaos.checker;

/** A judge: looks at the evidence of a finished run and at nothing else. */
public interface Checker {
    /** The word by which scenarios name it. */
    String name();

    Judgement judge(Evidence evidence);
}
