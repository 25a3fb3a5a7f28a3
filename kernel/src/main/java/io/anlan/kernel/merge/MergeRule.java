package io.anlan.kernel.merge;

/** Which of two rows of one key stays, under the total order of {@link RowOrder}. */
public enum MergeRule {
    /** The smallest row stays; for facts that are added and never changed. */
    FIRST_WINS("<"),
    /** The greatest row stays; for descriptions, where losing one of two concurrent edits is bearable. */
    LATEST_WINS(">"),
    /**
     * The greatest row stays, and its epoch weighs most; for what hangs on an exclusive right. A row written under a right
     * that had moved on loses, whatever its version.
     */
    OWNER_WRITES(">");

    private final String sign;

    MergeRule(String sign) {
        this.sign = sign;
    }

    /** How an incoming row must compare to the existing one to replace it, as both engines write it. */
    String sign() {
        return sign;
    }
}
