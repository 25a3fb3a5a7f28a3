-- The platform store's copy of every replicated table, and what links keep beside it. Times are epoch micros (bigint).
-- Text is utf8mb4_nopad_bin: keys must compare byte by byte, as they do in the registration store; utf8mb4_bin would
-- take "a" and "a " for one key.
-- A replicated table has one unique key, its merge key, and no foreign keys: one bad row must not stop a link.

create table campaign (
    campaign_id varchar(40)   not null,
    mode        varchar(40)   not null,
    min_age     smallint      not null,
    channels    varchar(200)  not null,
    opens_at    bigint        not null,
    closes_at   bigint        not null,
    durability  varchar(40)   not null,
    number_kid  varchar(40)   not null,
    budget_fen  bigint        not null,
    pack        mediumtext    not null,
    version     bigint        not null,
    writer      smallint      not null,
    row_hash    binary(16)    not null,
    primary key (campaign_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table campaign_text (
    campaign_id varchar(40)   not null,
    lang        varchar(5)    not null,
    title       varchar(200)  not null,
    summary     varchar(2000) not null,
    version     bigint        not null,
    writer      smallint      not null,
    row_hash    binary(16)    not null,
    primary key (campaign_id, lang)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table campaign_event (
    campaign_id varchar(40)   not null,
    transition  varchar(20)   not null,
    site        smallint      not null,
    actor       varchar(64)   not null,
    at          bigint        not null,
    version     bigint        not null,
    writer      smallint      not null,
    row_hash    binary(16)    not null,
    primary key (campaign_id, transition)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table close_marker (
    campaign_id varchar(40)   not null,
    site        smallint      not null,
    accepted    bigint        not null,
    root        varbinary(32) not null,
    version     bigint        not null,
    writer      smallint      not null,
    row_hash    binary(16)    not null,
    primary key (campaign_id, site)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table person_vault (
    person_key  varbinary(32)  not null,
    kid         varchar(40)    not null,
    alg         varchar(20)    not null,
    sealed      varbinary(512) not null,
    keep_until  bigint,
    version     bigint         not null,
    writer      smallint       not null,
    row_hash    binary(16)     not null,
    primary key (person_key)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table registration (
    campaign_id     varchar(40)   not null,
    person_key      varbinary(32) not null,
    site            smallint      not null,
    registration_no varchar(32)   not null,
    channel         varchar(20)   not null,
    idempotency_key varchar(64)   not null,
    body_hash       varbinary(32) not null,
    accepted_at     bigint        not null,
    batch_id        varchar(48)   not null,
    correlation_id  varchar(40)   not null,
    keep_until      bigint,
    version         bigint        not null,
    writer          smallint      not null,
    row_hash        binary(16)    not null,
    primary key (campaign_id, person_key, site),
    key registration_by_number (registration_no)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Where each link into this database stands. Written in the transaction of the rows.
create table link_position (
    link               varchar(64)  not null,
    source_incarnation varchar(64)  not null,
    slot               varchar(64)  not null,
    offset_json        text,
    applied_lsn        bigint       not null default 0,
    parked             bigint       not null default 0,
    holder             varchar(64)  not null default '',
    holder_pid         bigint,
    ticked_at          timestamp(6) not null default current_timestamp(6),
    created_at         timestamp(6) not null default current_timestamp(6),
    primary key (link)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Rows a link could not apply; the link went on, an alarm rose, they are tried again.
create table parked_row (
    id         bigint       not null auto_increment,
    link       varchar(64)  not null,
    table_name varchar(64)  not null,
    row_key    text         not null,
    payload    mediumtext   not null,
    error      text         not null,
    position   bigint       not null,
    attempts   int          not null default 0,
    parked_at  timestamp(6) not null default current_timestamp(6),
    healed_at  timestamp(6) null,
    primary key (id),
    key parked_row_open (link, healed_at)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
