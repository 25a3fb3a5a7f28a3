package io.anlan.chaos.history;

/**
 * What an answer said of a registration.
 *
 * @param site the site that accepted it, which need not be the one that answered
 * @param already the person had registered before this request
 * @param receipt hash of the signed statement; empty when the answer carried none
 * @param receiptFault what is wrong with the receipt; empty when it was checked and is sound, {@code unchecked} when nobody looked
 */
public record Told(
        String number, String site, String durability, boolean already, String receipt, String receiptFault) {
    /** The word for a receipt that nobody checked. */
    public static final String UNCHECKED = "unchecked";

    public boolean atBothSites() {
        return durability.equals("BOTH_SITES");
    }

    /** The number at a site: what a row of the databases is compared with. */
    public String acceptance() {
        return number + "@" + site;
    }
}
