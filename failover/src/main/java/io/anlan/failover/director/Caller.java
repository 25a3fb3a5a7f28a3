package io.anlan.failover.director;

/**
 * Who asks, as its secret says.
 *
 * @param name of the person, or of the site whose nodes ask
 */
record Caller(Role role, String name) {

    /** What a caller may do. */
    enum Role {
        /** A site's nodes: ask for rights for that site, and give them back. */
        NODE,
        /** A person on duty: revoke rights, make plans, read everything. */
        OPERATOR,
        /** A person who reads everything and changes nothing. */
        AUDITOR,
        /** Another director: reads what is seen here, and takes in voters that lost their disk. */
        DIRECTOR
    }

    boolean is(Role wanted) {
        return role == wanted;
    }

    /** As it stands in the log of entries. */
    String text() {
        return role.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
