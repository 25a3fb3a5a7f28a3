package io.anlan.chaos.audit;

/** How to reach one database: JDBC address and who reads it. */
public record StoreAccess(String url, String user, String password) {
    /** Without the password: this ends up in messages. */
    @Override
    public String toString() {
        return url;
    }
}
