package io.anlan.client.receipt;

/** Why a receipt is not to be believed. */
public enum ReceiptFault {
    /** A version this program does not know. */
    UNKNOWN_VERSION,
    /** No such key is published. */
    UNKNOWN_KEY,
    /** The signed text does not say what the receipt's fields say. */
    TEXT_DIFFERS,
    /** The leaf is not the hash of the text. */
    LEAF_DIFFERS,
    /** The path does not lead from the leaf to the root. */
    PATH_BROKEN,
    /** The signature over the root does not hold. */
    SIGNATURE_WRONG
}
