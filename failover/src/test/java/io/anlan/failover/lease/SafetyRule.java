package io.anlan.failover.lease;

/** The rules that keep a right with one holder. The simulation can leave each out, to see that it is missed. */
enum SafetyRule {
    /** A holder looks at its lease before it commits. */
    LOOK_BEFORE_THE_COMMIT,
    /** A holder looks again when the put has returned. */
    LOOK_AFTER_THE_PUT,
    /** A machine that was suspended learns of it by its wall clock. */
    LOOK_AT_THE_WALL_CLOCK,
    /** A wall clock that was set back prolongs nothing. */
    LOOK_AT_THE_MONOTONIC_CLOCK,
    /** A lease counts from before the question was sent, not from its answer. */
    COUNT_FROM_THE_QUESTION,
    /** Only an answer prolongs a lease; a question does not. */
    ONLY_AN_ANSWER_PROLONGS,
    /** Who grants waits until the holder has stopped believing. */
    THE_GRANTOR_WAITS,
    /** It waits longer than the lease: by drift, by a put, by a pause. */
    THE_GRANTOR_WAITS_LONGER,
    /** An end names the renewals it has seen. */
    AN_END_NAMES_WHAT_IT_SAW,
    /** What is given back or revoked ends only when nobody at its site can believe in it. */
    ENDINGS_WAIT_TOO,
    /** A new leader counts the leases it finds from its election. */
    A_NEW_LEADER_COUNTS_ANEW,
    /** A new leader grants nothing before the longest lease has passed. */
    A_NEW_LEADER_WAITS,
    /** An answer is given when a majority has the entry. */
    A_MAJORITY_HAS_IT_FIRST,
    /** A voter has stored what it answers. */
    VOTERS_PERSIST,
    /** A voter that lost its disk returns under another name, by a change that the others agree on. */
    THE_WIPED_RETURN_ANEW,
    /** Epochs of a new log begin above those of a lost one. */
    EPOCHS_OUTLIVE_THE_LOG,
    /** A site is alone, and the other granted something, only when the other holds nothing that forbids it. */
    ALONE_MEANS_ALONE
}
