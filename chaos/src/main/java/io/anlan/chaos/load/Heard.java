package io.anlan.chaos.load;

import org.jspecify.annotations.Nullable;

/** What a citizen's client heard in the end, and how it got there. */
public record Heard(Reply.Verdict verdict, @Nullable Acknowledgement acknowledgement, String problem, Sends sends) {}
