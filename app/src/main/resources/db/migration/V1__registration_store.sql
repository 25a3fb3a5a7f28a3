-- The registration store of one site. Times are epoch micros (bigint): text timestamps cost the links 15 % of their CPU.
-- A replicated table has one unique key, its merge key, and neither foreign keys nor sequences: one bad row must not stop a link.

-- Replicated, FIRST_WINS: what a campaign is. Never edited; a draw and a receipt hang on it.
create table campaign (
    campaign_id text collate "C" not null,
    mode        text   not null,
    min_age     smallint not null,
    channels    text   not null,
    opens_at    bigint not null,
    closes_at   bigint not null,
    durability  text   not null,
    number_kid  text   not null,
    budget_fen  bigint not null,
    pack        text   not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id)
);

-- Replicated, LATEST_WINS: descriptive words only.
create table campaign_text (
    campaign_id text collate "C" not null,
    lang        text collate "C" not null,
    title       text   not null,
    summary     text   not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id, lang)
);

-- Replicated, FIRST_WINS: a state is the furthest transition present, so a late edit cannot undo CLOSED.
create table campaign_event (
    campaign_id text collate "C" not null,
    transition  text collate "C" not null,
    site        smallint not null,
    actor       text   not null,
    at          bigint not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id, transition)
);

-- Replicated, FIRST_WINS: what each site had accepted itself when its gate closed.
create table close_marker (
    campaign_id text collate "C" not null,
    site        smallint not null,
    accepted    bigint not null,
    root        bytea  not null,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (campaign_id, site)
);

-- Replicated, FIRST_WINS: the only place of name and id number, sealed.
create table person_vault (
    person_key  bytea  not null,
    kid         text   not null,
    alg         text   not null,
    sealed      bytea  not null,
    keep_until  bigint,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (person_key)
);

-- Replicated, FIRST_WINS: acceptances are a set; the one that counts is the smallest (version, writer, row_hash) of at most two.
create table registration (
    campaign_id     text collate "C" not null,
    person_key      bytea    not null,
    site            smallint not null,
    registration_no text collate "C" not null,
    channel         text     not null,
    idempotency_key text     not null,
    body_hash       bytea    not null,
    accepted_at     bigint   not null,
    batch_id        text     not null,
    correlation_id  text     not null,
    keep_until      bigint,
    version         bigint   not null,
    writer          smallint not null,
    row_hash        bytea    not null,
    primary key (campaign_id, person_key, site)
);
create index registration_by_number on registration (registration_no);

-- Local: the door of a campaign at this site. Each batch reads it FOR SHARE; closing updates it and so waits for every batch before it.
create table campaign_gate (
    campaign_id text collate "C" primary key,
    open        boolean not null,
    closes_at   bigint  not null
);

-- Local: what is known about the second copy of each batch of this site. `both` (quoted: a reserved word) only rises.
create table batch (
    batch_id text collate "C" primary key,
    "both"   boolean not null
);
create index batch_not_both on batch (batch_id) where not "both";

-- Local: single rows known at both sites although their batch as a whole is not.
create table held_row (
    campaign_id text collate "C" not null,
    person_key  bytea not null,
    site        smallint not null,
    primary key (campaign_id, person_key, site)
);

-- Local: where each link into this database stands. Written in the transaction of the rows.
create table link_position (
    link               text collate "C" primary key,
    source_incarnation text   not null,
    slot               text   not null,
    offset_json        text,
    applied_lsn        bigint not null default 0,
    parked             bigint not null default 0,
    holder             text   not null default '',
    holder_pid         integer,
    ticked_at          timestamptz not null default now(),
    created_at         timestamptz not null default now()
);

-- Local: rows a link could not apply; the link went on, an alarm rose, they are tried again.
create table parked_row (
    id         bigint generated always as identity primary key,
    link       text   not null,
    table_name text   not null,
    row_key    text   not null,
    payload    text   not null,
    error      text   not null,
    position   bigint not null,
    attempts   integer not null default 0,
    parked_at  timestamptz not null default now(),
    healed_at  timestamptz
);
create index parked_row_open on parked_row (link) where healed_at is null;

create publication anlan_site for table
    campaign, campaign_text, campaign_event, close_marker, person_vault, registration
    with (publish = 'insert, update');
