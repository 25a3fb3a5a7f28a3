package io.anlan.app.health;

import java.util.Optional;

/**
 * Every metric of the registration path: its name, its unit, what it means. The metrics page is written from this list, so
 * what is not listed is not measured.
 */
public enum Metric {
    BATCHES(Kind.COUNTER, "registration", "batches", "", "Batches sent to the database."),
    TRIED(
            Kind.COUNTER,
            "registration",
            "tried",
            "",
            "Rows in those batches; by batches: how well requests are gathered."),
    STORED(Kind.COUNTER, "registration", "stored", "", "Registrations this node stored."),
    FROM_JOURNAL(
            Kind.COUNTER,
            "registration",
            "answered_from_journal",
            "",
            "Requests answered by what the lost or late peer had put into the journal."),
    QUEUED(Kind.GAUGE, "registration", "queued", "", "Requests waiting for a lane."),
    QUEUE_REFUSED(Kind.COUNTER, "registration", "queue_refused", "", "Requests refused because too many waited."),
    STORE_AGAIN(Kind.COUNTER, "registration", "store_again", "", "Batches tried again after a deadlock."),
    STORE_BAD_ROW(Kind.COUNTER, "registration", "store_bad_row", "", "Batches halved because of a row."),
    STORE_REFUSED(
            Kind.COUNTER, "registration", "store_refused", "", "Batches the database refused, surely not stored."),
    STORE_UNREACHED(
            Kind.COUNTER, "registration", "store_unreached", "", "Times there was no connection, so nothing was sent."),
    STORE_IN_DOUBT(Kind.COUNTER, "registration", "store_in_doubt", "", "Batches whose connection was lost on the way."),
    CLAIMS_GIVEN(Kind.COUNTER, "claim", "given", "", "Seats this node gave."),
    CLAIMS_ANSWERED(Kind.COUNTER, "claim", "answered", "", "Claims and ends of claims that were answered."),
    CLAIMS_NOT_HELD(Kind.COUNTER, "claim", "not_held", "", "Those left in doubt because the peer did not hold them."),
    CLAIMS_TOO_LATE(Kind.COUNTER, "claim", "too_late", "", "Those left in doubt because the right ran out under way."),
    CLAIMS_SOLD_OUT(Kind.COUNTER, "claim", "sold_out", "", "Claims refused because no seat was left."),
    QUOTA_CAMPAIGNS(
            Kind.GAUGE,
            "quota",
            "campaigns",
            "",
            "Campaigns with a quota; while there are none, no right is asked for."),
    SHARE_HELD(Kind.GAUGE, "quota", "share_held", "", "1 while this site may give from its share."),
    PEER_SHARE_HELD(Kind.GAUGE, "quota", "peer_share_held", "", "1 while this site winds up the peer's share."),
    ALONE(Kind.GAUGE, "quota", "alone", "", "1 while claims may be answered that only this site has."),
    SEATS_FREE(Kind.GAUGE, "quota", "seats_free", "", "Seats this site may give, over all campaigns."),
    UNOPENED(
            Kind.GAUGE,
            "quota",
            "unopened",
            "",
            "Campaigns of which this site holds its share and has not opened it: it waits for the peer's database."),
    PUTS_HELD(Kind.COUNTER, "journal", "puts_held", "", "Entries the peer held and vouched for: BOTH_SITES."),
    PUTS_NOT_HELD(
            Kind.COUNTER, "journal", "puts_not_held", "", "Entries not confirmed in time, or not tried: ONE_SITE."),
    PUTS_NOT_VOUCHED(
            Kind.COUNTER,
            "journal",
            "puts_not_vouched",
            "",
            "Entries confirmed by a peer that does not vouch: ONE_SITE."),
    PUT_AGAIN(Kind.COUNTER, "journal", "put_again", "", "Entries given again to a peer that had forgotten them."),
    HANGING_PUTS(Kind.GAUGE, "journal", "hanging_puts", "", "Puts the peer has not answered yet; at most 64."),
    OWN_ENTRIES(Kind.GAUGE, "journal", "own_entries", "", "Own batches the peer's database is not known to have."),
    OWN_BYTES(Kind.GAUGE, "journal", "own", "bytes", "Memory of their entries; bounded."),
    INBOUND_ENTRIES(Kind.GAUGE, "journal", "inbound_entries", "", "Entries of the peer not known to be rows here."),
    INBOUND_BYTES(Kind.GAUGE, "journal", "inbound", "bytes", "Memory of those; above 12 MiB this site stops vouching."),
    UNDRAINED(
            Kind.GAUGE,
            "journal",
            "oldest_undrained",
            "milliseconds",
            "Age of the oldest of those; above 5 s this site stops vouching."),
    DRAINED(
            Kind.COUNTER,
            "journal",
            "drained",
            "",
            "Rows made from the journal because the link had not brought them."),
    RAISED(Kind.COUNTER, "journal", "raised", "", "Batches the peer's database is known to have applied."),
    AT_ONE_SITE(Kind.GAUGE, "journal", "one_site_batches", "", "Batches known at this site only."),
    BEAT_AGE(
            Kind.GAUGE,
            "journal",
            "peer_beat_age",
            "milliseconds",
            "Age of the peer's youngest beat; -1 if none came."),
    PEER_VOUCHES(Kind.GAUGE, "journal", "peer_vouches", "", "1 while the peer vouches that it can make rows."),
    BREAKER_CLOSED(Kind.GAUGE, "journal", "breaker_closed", "", "1 while entries are offered to the peer."),
    REDUNDANCY_WHOLE(
            Kind.GAUGE,
            "health",
            "redundancy_whole",
            "",
            "1 while all this node stored is at both sites and stays so."),
    CLOCK_CLAMPS(Kind.COUNTER, "health", "clock_clamps", "", "Times of the peer more than 500 ms ahead of this clock."),
    IDENTITY_UNANSWERED(
            Kind.COUNTER, "identity", "unanswered", "", "Logins the identity provider did not answer usably in time."),
    IDENTITY_NOT_BELIEVED(
            Kind.COUNTER,
            "identity",
            "not_believed",
            "",
            "Answers of the provider that were forged, expired or for others: look for somebody in the middle.");

    /** What becomes of the value over time. */
    public enum Kind {
        /** It only rises while the node lives. */
        COUNTER,
        /** It goes up and down. */
        GAUGE
    }

    private final Kind kind;
    private final String id;
    private final String unit;
    private final String meaning;

    Metric(Kind kind, String room, String what, String unit, String meaning) {
        this.kind = kind;
        this.id = "anlan." + room + "." + what.replace('_', '.');
        this.unit = unit;
        this.meaning = meaning;
    }

    public Kind kind() {
        return kind;
    }

    /** The name as it is registered; the scrape adds the unit, or {@code _total}. */
    String id() {
        return id;
    }

    /** The name as it is scraped. */
    public String scrapedName() {
        var name = id.replace('.', '_');
        var withUnit = unit.isEmpty() ? name : name + "_" + unit;
        return kind == Kind.COUNTER ? withUnit + "_total" : withUnit;
    }

    /** The unit, if it has one. */
    public Optional<String> unit() {
        return unit.isEmpty() ? Optional.empty() : Optional.of(unit);
    }

    public String meaning() {
        return meaning;
    }
}
