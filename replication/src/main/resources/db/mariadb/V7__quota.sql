-- The seats of first-come campaigns: replicated, FIRST_WINS, only ever added to.

create table quota (
    campaign_id varchar(40)  not null,
    size        bigint       not null,
    base_a      bigint       not null,
    base_b      bigint       not null,
    version     bigint       not null,
    writer      smallint     not null,
    row_hash    binary(16)   not null,
    primary key (campaign_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table quota_notice (
    campaign_id varchar(40)  not null,
    share       smallint     not null,
    epoch       bigint       not null,
    site        smallint     not null,
    kind        varchar(20)  not null,
    about       varchar(160) not null,
    tally       varchar(200) not null,
    given       bigint       not null,
    free        bigint       not null,
    holes       mediumtext   not null,
    at          bigint       not null,
    version     bigint       not null,
    writer      smallint     not null,
    row_hash    binary(16)   not null,
    primary key (campaign_id, share, epoch, site, kind, about)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table quota_move (
    campaign_id varchar(40)  not null,
    share       smallint     not null,
    epoch       bigint       not null,
    serial      bigint       not null,
    to_share    smallint     not null,
    seats       bigint       not null,
    at          bigint       not null,
    version     bigint       not null,
    writer      smallint     not null,
    row_hash    binary(16)   not null,
    primary key (campaign_id, share, epoch, serial)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table claim (
    campaign_id     varchar(40)   not null,
    share           smallint      not null,
    epoch           bigint        not null,
    serial          bigint        not null,
    person_key      varbinary(32) not null,
    claim_no        varchar(32)   not null,
    idempotency_key varchar(64)   not null,
    claimed_at      bigint        not null,
    expires_at      bigint        not null,
    batch_id        varchar(48)   not null,
    correlation_id  varchar(40)   not null,
    keep_until      bigint,
    version         bigint        not null,
    writer          smallint      not null,
    row_hash        binary(16)    not null,
    primary key (campaign_id, share, epoch, serial),
    key claim_by_number (claim_no),
    key claim_keep_until (keep_until)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

create table seat_end (
    campaign_id varchar(40)  not null,
    share       smallint     not null,
    epoch       bigint       not null,
    serial      bigint       not null,
    end_epoch   bigint       not null,
    ending      varchar(20)  not null,
    batch_id    varchar(48)  not null,
    at          bigint       not null,
    version     bigint       not null,
    writer      smallint     not null,
    row_hash    binary(16)   not null,
    primary key (campaign_id, share, epoch, serial, end_epoch)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
