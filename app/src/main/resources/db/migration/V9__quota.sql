-- The seats of first-come campaigns. A state is never a column: what a share has free follows from the rows that are here.
-- Every table of it is replicated, FIRST_WINS, and only ever added to.

-- How many seats there are, and how they were first split between the sites.
create table quota (
    campaign_id text collate "C" not null,
    size        bigint not null,
    base_a      bigint not null,
    base_b      bigint not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id)
);

-- What a database says about an epoch of a share: that it was asked for, what is here, that it has begun.
create table quota_notice (
    campaign_id text collate "C" not null,
    share       smallint not null,
    epoch       bigint not null,
    site        smallint not null,
    kind        text collate "C" not null,
    about       text collate "C" not null,
    tally       text   not null,
    given       bigint not null,
    free        bigint not null,
    holes       text   not null,
    at          bigint not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id, share, epoch, site, kind, about)
);

-- Seats on their way from one share to the other; they have arrived when their seat_end says TAKEN.
create table quota_move (
    campaign_id text collate "C" not null,
    share       smallint not null,
    epoch       bigint not null,
    serial      bigint not null,
    to_share    smallint not null,
    seats       bigint not null,
    at          bigint not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id, share, epoch, serial)
);

-- A seat held for a person, in the book of the share that gave it.
create table claim (
    campaign_id     text collate "C" not null,
    share           smallint not null,
    epoch           bigint not null,
    serial          bigint not null,
    person_key      bytea  not null,
    claim_no        text collate "C" not null,
    idempotency_key text   not null,
    claimed_at      bigint not null,
    expires_at      bigint not null,
    batch_id        text   not null,
    correlation_id  text   not null,
    keep_until      bigint,
    version         bigint not null,
    writer          smallint not null,
    row_hash        bytea  not null,
    primary key (campaign_id, share, epoch, serial)
);
create index claim_by_person on claim (campaign_id, person_key);
create index claim_by_number on claim (claim_no);
create index claim_by_end_of_hold on claim (campaign_id, expires_at);
create index claim_keep_until on claim (keep_until) where keep_until is not null;

-- How an entry of a share's book ended. Of several, the one of the latest epoch counts.
create table seat_end (
    campaign_id text collate "C" not null,
    share       smallint not null,
    epoch       bigint not null,
    serial      bigint not null,
    end_epoch   bigint not null,
    ending      text   not null,
    batch_id    text   not null,
    at          bigint not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id, share, epoch, serial, end_epoch)
);
create index seat_end_by_epoch on seat_end (campaign_id, share, end_epoch);

alter publication anlan_site add table quota, quota_notice, quota_move, claim, seat_end;

-- Local: which epochs of a campaign's shares this very database has opened; 0 for none. Whoever gives or ends locks it. A database
-- that was restored or filled anew has no row here and so owns nothing.
create table quota_gate (
    campaign_id text collate "C" primary key,
    own_epoch   bigint not null,
    peer_epoch  bigint not null,
    incarnation text   not null
);
