package io.anlan.sandbox.identity;

/** What the identity service says of a person. */
enum Verdict {
    /** Name, number and code belong together. */
    MATCH("match"),
    /** They do not; the service is sure of it. */
    MISMATCH("mismatch"),
    /** The service cannot say now; asking again later may help. */
    UNAVAILABLE("unavailable");

    final String word;

    Verdict(String word) {
        this.word = word;
    }
}
