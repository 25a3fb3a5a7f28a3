package io.anlan.replication.reseed;

/**
 * What an operator asks for.
 *
 * @param lost what the operator believes to be lost; if it is not so, nothing is done
 * @param fromPlatform whether the closing comparison also takes rows that only the site's platform store has
 * @param acceptDifferences whether the site serves although the comparison leaves differences for a person
 */
public record ReseedRequest(Lost lost, boolean fromPlatform, boolean acceptDifferences) {
    /** Which databases of a site are gone. */
    public enum Lost {
        /** It is to be found out. */
        ANY,
        /** The registration store alone. */
        POSTGRES,
        /** The platform store alone. */
        MARIADB,
        /** Both. */
        BOTH
    }
}
