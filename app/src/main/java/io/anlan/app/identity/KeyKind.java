package io.anlan.app.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a key of the keyring is for. */
public enum KeyKind {
    /** Seals session tokens. */
    SESSION("session"),
    /** Seals name and id number in the vault. */
    VAULT("vault"),
    /** Turns an id number into a person key. */
    PEPPER("pepper"),
    /** Turns a person key into a registration number. */
    NUMBER("number"),
    /** Signs this site's receipts. */
    RECEIPT("receipt"),
    /** Checks a site's receipts. */
    RECEIPT_PUBLIC("receipt-public"),
    /** The bearer token of operators. */
    OPERATOR_TOKEN("operator-token"),
    /** Seals the replicator's backups; no node uses it. */
    BACKUP("backup"),
    /** Signs the sandbox's assertions; never in a node's keyring. */
    IDENTITY("identity");

    private final String word;

    KeyKind(String word) {
        this.word = word;
    }

    static Optional<KeyKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
