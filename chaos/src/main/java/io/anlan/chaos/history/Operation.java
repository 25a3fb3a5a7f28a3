package io.anlan.chaos.history;

/** What somebody wanted of the service. */
public enum Operation {
    /** A citizen registers. */
    REGISTER,
    /** A citizen looks the own registration up. */
    READ_OWN,
    /** Somebody reads a campaign. */
    READ_CAMPAIGN,
    /** A health bureau writes a fact into a platform store. */
    BUREAU_FACT,
    /** A citizen claims one of a limited number. */
    CLAIM,
    /** A claim that was held is given back. */
    RELEASE
}
