-- What other agencies write. They give the columns that say something; a trigger made from the mapping file gives version,
-- writer and row_hash, which therefore have defaults here and nowhere else.

-- FIRST_WINS: that a health determination was opened, ended or overturned; each is a row of its own.
create table determination (
    person_key  varbinary(32) not null,
    rule_id     varchar(40)   not null,
    started_at  bigint        not null,
    transition  varchar(20)   not null,
    colour      varchar(20),
    exit_by     varchar(40),
    ends_at     bigint,
    source_ref  varchar(200)  not null,
    decided_by  varchar(64)   not null,
    at          bigint        not null,
    keep_until  bigint,
    version     bigint        not null default 0,
    writer      smallint      not null default 0,
    row_hash    binary(16)    not null default '',
    primary key (person_key, rule_id, started_at, transition)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Which database this is, as PostgreSQL's system identifier says: a position taken here means nothing in another. Whoever
-- makes a database out of a copy of this one writes a new id.
create table store_incarnation (
    one         tinyint     not null default 1,
    incarnation varchar(64) not null,
    primary key (one)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;

insert into store_incarnation (incarnation) values (concat('maria-', uuid()));

-- How a source's tables were defined when, for engines that cannot ask its log.
alter table link_position add column definitions mediumtext not null default '' after offset_json;
