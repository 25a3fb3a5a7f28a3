package io.anlan.chaos.checker;

/** What a judge says. */
public enum Verdict {
    /** The promise was kept as far as this run can show. */
    HOLDS,
    /** The promise was broken; examples stand beside it. */
    BROKEN,
    /** The evidence does not allow a judgement; as red as broken. */
    UNKNOWN
}
