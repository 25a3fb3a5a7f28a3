package io.anlan.app.identity;

/** Counts what became of the questions to the identity provider. */
public interface IdentityCount {

    /** No answer in time, or one that says nothing. */
    void unanswered();

    /** An answer whose signature, time or nonce was wrong: somebody may be in the middle. */
    void notBelieved();
}
