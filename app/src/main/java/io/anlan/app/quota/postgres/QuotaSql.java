package io.anlan.app.quota.postgres;

import io.anlan.kernel.SiteId;

/**
 * The statements of quotas. Each transaction first locks the campaign's gate, and only the next statement sees what is
 * there.
 */
final class QuotaSql {

    static final String DATABASE = "(select system_identifier from pg_control_system()) || '-'"
            + " || (select timeline_id from pg_control_checkpoint())";

    static final String LOCK = "select from quota_gate where campaign_id = $1 for update";

    /**
     * The campaign's own gate is read FOR SHARE: closing a campaign waits for this batch, or this batch sees it
     * closed.
     */
    static final String DOOR = "select open, closes_at from campaign_gate where campaign_id = $1 for share";

    static final String HEAD = "select q.size, q.base_a, q.base_b, encode(q.row_hash, 'hex'), " + DATABASE + ","
            + " exists (select from reseed_run where rebuilt and ended_micros is null),"
            + " g.own_epoch, g.peer_epoch, g.incarnation"
            + " from quota q left join quota_gate g using (campaign_id) where q.campaign_id = $1";

    /** Whether this very database has opened the epoch, and heard of no later one. */
    static final String MAY_WRITE = "select from quota_gate g where g.campaign_id = $1 and g.incarnation = " + DATABASE
            + " and case when $3 then g.own_epoch else g.peer_epoch end = $4"
            + " and not exists (select from quota_notice n where n.campaign_id = $1 and n.share = $2 and n.epoch > $4)";

    static final String NOTICES = "select share, epoch, site, kind, about, tally, given, free, holes from quota_notice"
            + " where campaign_id = $1 order by share, epoch, site, kind, about";

    static final String MAKE_GATE = "insert into quota_gate (campaign_id, own_epoch, peer_epoch, incarnation)"
            + " select $1, 0, 0, " + DATABASE
            + " on conflict (campaign_id) do update set own_epoch = 0, peer_epoch = 0, incarnation = excluded.incarnation"
            + " where quota_gate.incarnation <> excluded.incarnation";

    static final String OPEN_OWN = "update quota_gate set own_epoch = $2 where campaign_id = $1";
    static final String OPEN_PEERS = "update quota_gate set peer_epoch = $2 where campaign_id = $1";
    static final String NOTE_BATCH = "insert into batch (batch_id, \"both\") values ($1, false) on conflict do nothing";

    private static final String KNOWN_AT_BOTH =
            "not exists (select from batch b where b.batch_id = %s.batch_id and not b.\"both\" offset 0)";

    /** What the openings before an entry's epoch do not list is void. */
    private static final String VALID = "not exists (select from quota_notice o where o.campaign_id = $1"
            + " and o.kind = 'OPENED' and o.share = e.share and o.epoch > e.epoch"
            + " and (e.serial > o.given or e.serial <@ o.holes::int8multirange))";

    /**
     * What each share has free by its last opening and the rows of that epoch, and its highest serial. A seat that
     * was freed counts
     * only when both sites are known to know.
     */
    static final String SHARES = """
            select o.share, o.free - c.seats - m.seats + f.seats + k.seats, greatest(o.given, c.high, m.high)
            from (select distinct on (share) share, epoch, given, free from quota_notice
                    where campaign_id = $1 and kind = 'OPENED' order by share, epoch desc) o
            cross join lateral (select count(*) as seats, coalesce(max(serial), 0) as high from claim
                where campaign_id = $1 and share = o.share and epoch = o.epoch) c
            cross join lateral (select coalesce(sum(seats), 0)::bigint as seats, coalesce(max(serial), 0) as high
                from quota_move where campaign_id = $1 and share = o.share and epoch = o.epoch) m
            cross join lateral (select count(*) as seats from seat_end s
                where campaign_id = $1 and share = o.share and end_epoch = o.epoch and ending in ('RELEASED', 'EXPIRED')
                    and %s) f
            cross join lateral (select coalesce(sum(v.seats), 0)::bigint as seats
                from quota_move v join seat_end t using (campaign_id, share, epoch, serial)
                where v.campaign_id = $1 and v.to_share = o.share and t.end_epoch = o.epoch) k
            """.formatted(KNOWN_AT_BOTH.formatted("s"));

    /** The same of one share from all the rows there are, for an opening, with the serials that are missing. */
    static final String COUNT = """
            with e as (
                select share, epoch, serial, 1::bigint as seats, 0::smallint as to_share from claim where campaign_id = $1
                union all
                select share, epoch, serial, seats, to_share from quota_move where campaign_id = $1
            ), v as (
                select e.*, s.ending, s.known from e
                left join lateral (select ending, %s as known from seat_end s
                    where s.campaign_id = $1 and s.share = e.share and s.epoch = e.epoch and s.serial = e.serial
                    order by s.end_epoch desc limit 1) s on true
                where %s
            ), g as (
                select serial, coalesce(lag(serial) over (order by serial), 0) as before
                from (select distinct serial from v where share = $2) d
            )
            select (select base from (select case $2 when 1 then base_a else base_b end as base from quota
                        where campaign_id = $1) q)
                    - coalesce((select sum(seats) from v where share = $2), 0)::bigint
                    + (select count(*) from v where share = $2 and ending in ('RELEASED', 'EXPIRED') and known)
                    + coalesce((select sum(seats) from v where to_share = $2 and ending = 'TAKEN'), 0)::bigint,
                coalesce((select max(serial) from g), 0),
                coalesce((select range_agg(int8range(before + 1, serial)) from g where serial > before + 1)::text, '{}')
            """.formatted(KNOWN_AT_BOTH.formatted("s"), VALID);

    /** Rows by their writers, of each pair of bounds those alone whose versions are not beyond their writer's bound. */
    static final String TALLIES =
            """
            select b.bound, r.writer, sum(r.entries)::bigint, sum(r.endings)::bigint, sum(r.openings)::bigint,
                max(r.latest)
            from unnest($2::bigint[], $3::bigint[]) with ordinality b(a, b, bound)
            cross join lateral (
                select writer, count(*) as entries, 0 as endings, 0 as openings, max(version) as latest from claim
                    where campaign_id = $1 and version <= %1$s group by 1
                union all select writer, count(*), 0, 0, max(version) from quota_move
                    where campaign_id = $1 and version <= %1$s group by 1
                union all select writer, 0, count(*), 0, max(version) from seat_end
                    where campaign_id = $1 and version <= %1$s group by 1
                union all select writer, 0, 0, count(*), max(version) from quota_notice
                    where campaign_id = $1 and kind = 'OPENED' and version <= %1$s group by 1) r
            group by 1, 2""".formatted("case writer when " + SiteId.SITE_A.registrationWriter() + " then b.a else b.b end");

    /** The latest version of this site's rows that this database has told the peer of. */
    static final String TOLD = "select coalesce(max(split_part(split_part(tally, ';', $2), ',', 4)::bigint), 0)"
            + " from quota_notice where campaign_id = $1 and site = $2 and kind = 'STATED'";

    private static final String NOT_ENDED = " not exists (select from seat_end s where s.campaign_id = e.campaign_id"
            + " and s.share = e.share and s.epoch = e.epoch and s.serial = e.serial offset 0)";

    static final String UNTAKEN = "select e.share, e.epoch, e.serial, e.to_share, e.seats from quota_move e"
            + " where e.campaign_id = $1 and" + NOT_ENDED + " and " + VALID + " order by e.share, e.epoch, e.serial";

    /** Holds of these shares whose time is over; and, of two seats held for one person at the two sites, the later. */
    static final String MAY_BE_DUE = due(" and share = any($4::smallint[])");

    /** The same of these seats alone. */
    static final String DUE = due(
            " and (share, epoch, serial) in" + " (select * from unnest($4::smallint[], $5::bigint[], $6::bigint[]))");

    private static String due(String among) {
        return "(select share, epoch, serial, 'EXPIRED' from claim e where campaign_id = $1" + among
                + " and expires_at <= $2 and " + NOT_ENDED + " order by expires_at limit $3)"
                + " union all (select share, epoch, serial, 'RELEASED' from claim e where campaign_id = $1" + among
                + " and expires_at > $2 and " + NOT_ENDED + " and exists (select from claim d"
                + " where d.campaign_id = e.campaign_id and d.person_key = e.person_key and d.share <> e.share"
                + " and (d.version, d.writer) < (e.version, e.writer) and d.expires_at > $2 and "
                + VALID.replace("e.", "d.")
                + " and not exists (select from seat_end s where s.campaign_id = d.campaign_id and s.share = d.share"
                + " and s.epoch = d.epoch and s.serial = d.serial and s.ending in ('RELEASED', 'EXPIRED'))) limit $3)";
    }

    private static final String CLAIMS = """
            select e.campaign_id, e.share, e.epoch, e.serial, e.person_key, e.claim_no, e.idempotency_key, e.claimed_at,
                e.expires_at, e.batch_id, e.correlation_id, e.version, e.writer,
                %s as valid, %s as at_both, s.ending, s.known,
                s.end_epoch, s.batch_id, s.at, s.version, s.writer, s.row_hash
            from claim e
            left join lateral (select s.*, %s as known from seat_end s
                where s.campaign_id = e.campaign_id and s.share = e.share and s.epoch = e.epoch and s.serial = e.serial
                order by s.end_epoch desc limit 1) s on true
            where %s
            order by valid desc, (s.ending is null or s.ending = 'CONFIRMED') desc, e.version
            """;

    static final String CLAIMS_OF_PERSONS = CLAIMS.formatted(
            VALID,
            KNOWN_AT_BOTH.formatted("e"),
            KNOWN_AT_BOTH.formatted("s"),
            "e.campaign_id = $1 and e.person_key = any($2::bytea[])");

    static final String CLAIMS_OF_NUMBER = CLAIMS.formatted(
            VALID.replace("$1", "e.campaign_id"),
            KNOWN_AT_BOTH.formatted("e"),
            KNOWN_AT_BOTH.formatted("s"),
            "e.claim_no = $1");

    private QuotaSql() {}
}
