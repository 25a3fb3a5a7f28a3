package io.anlan.chaos.load;

/** What the service promised in a 2xx: this number, accepted at this site, stored this often. */
public record Acknowledgement(
        String registrationNo, String site, String durability, boolean alreadyRegistered, String channel) {
    public boolean atBothSites() {
        return durability.equals("BOTH_SITES");
    }
}
