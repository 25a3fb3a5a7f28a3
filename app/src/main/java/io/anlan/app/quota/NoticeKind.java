package io.anlan.app.quota;

/** What a database says about an epoch of a share. */
public enum NoticeKind {
    /** Its site was granted the right and asks the other database what it has written. */
    ASKED,
    /** The other database's answer: so many rows are there, and none of an earlier epoch of this share will follow. */
    STATED,
    /** The epoch has begun: what is listed counts, every other entry of an earlier epoch is void. */
    OPENED
}
