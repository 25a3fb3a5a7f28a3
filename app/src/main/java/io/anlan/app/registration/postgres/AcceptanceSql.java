package io.anlan.app.registration.postgres;

/** The statements of the registration path. */
final class AcceptanceSql {

    /**
     * Stores a batch. The gates are read FOR SHARE in the same statement: closing a campaign updates its gate and so waits
     * for this batch, or this batch sees it closed. The vault rows and the note of the batch are part of the same commit.
     */
    static final String INSERT = """
            with gate as (
                select campaign_id, closes_at from campaign_gate
                where campaign_id = any($5::text[]) and open
                order by campaign_id for share
            ), stored as (
                insert into registration (campaign_id, person_key, site, registration_no, channel, idempotency_key,
                    body_hash, accepted_at, batch_id, correlation_id, version, writer, row_hash)
                select c.campaign_id, c.person_key, $2, c.registration_no, c.channel, c.idempotency_key,
                    c.body_hash, c.accepted_at, $1, c.correlation_id, c.version, $3, c.row_hash
                from unnest($6::text[], $7::bytea[], $8::text[], $9::text[], $10::text[], $11::bytea[], $12::bigint[],
                        $13::text[], $14::bigint[], $15::bytea[])
                    as c (campaign_id, person_key, registration_no, channel, idempotency_key, body_hash, accepted_at,
                        correlation_id, version, row_hash)
                join gate g on g.campaign_id = c.campaign_id and c.accepted_at < g.closes_at
                where not exists (
                    select from registration r
                    where r.campaign_id = c.campaign_id and r.person_key = c.person_key
                    offset 0)
                order by c.campaign_id collate "C", c.person_key
                on conflict do nothing
                returning campaign_id, person_key
            ), sealed as (
                insert into person_vault (person_key, kid, alg, sealed, version, writer, row_hash)
                select v.person_key, v.kid, $4, v.sealed, v.version, $3, v.row_hash
                from unnest($7::bytea[], $16::text[], $17::bytea[], $14::bigint[], $18::bytea[])
                    as v (person_key, kid, sealed, version, row_hash)
                where v.person_key in (select person_key from stored)
                order by v.person_key
                on conflict do nothing
            ), noted as (
                insert into batch (batch_id, "both") select $1, false where exists (select from stored)
                on conflict do nothing
            )
            select campaign_id, person_key from stored
            """;

    /** The columns of a known acceptance, and whether both sites are known to have it. */
    private static final String KNOWN = """
            r.campaign_id, r.person_key, r.site, r.registration_no, r.channel, r.idempotency_key, r.body_hash,
            r.accepted_at, r.batch_id, r.correlation_id, r.keep_until, r.version, r.writer, r.row_hash,
            exists (select from batch b where b.batch_id = r.batch_id and b."both" offset 0)
                or exists (select from held_row h where h.campaign_id = r.campaign_id
                    and h.person_key = r.person_key and h.site = r.site offset 0) as at_both
            """;

    /**
     * Looks persons up. OFFSET 0 keeps every part of it an index lookup: a plan made while the table was small would
     * otherwise hash the whole table for a handful of persons.
     */
    static final String LOOK = """
            select p.place, g.open, known.*
            from unnest($1::text[], $2::bytea[]) with ordinality as p (campaign_id, person_key, place)
            left join campaign_gate g on g.campaign_id = p.campaign_id
            left join lateral (
                select %s from registration r
                where r.campaign_id = p.campaign_id and r.person_key = p.person_key
                offset 0) known on true
            """.formatted(KNOWN);

    static final String BY_NUMBER = "select " + KNOWN + " from registration r where r.registration_no = $1";

    private AcceptanceSql() {}
}
