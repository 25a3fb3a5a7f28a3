package io.anlan.chaos.audit;

/** One acceptance as a database holds it; bytes as lower hex. */
public record StoredRegistration(
        String personKey,
        int site,
        String registrationNo,
        String idempotencyKey,
        long version,
        int writer,
        String rowHash) {

    /** The number at a site: what an acknowledgement names. */
    public String acceptance() {
        return registrationNo + "@site-" + (site == 1 ? "a" : "b");
    }

    /** The product's order in which one of two acceptances counts: smallest version, then writer, then hash. */
    public boolean countsBefore(StoredRegistration other) {
        if (version != other.version) {
            return version < other.version;
        }
        if (writer != other.writer) {
            return writer < other.writer;
        }
        return rowHash.compareTo(other.rowHash) < 0;
    }
}
