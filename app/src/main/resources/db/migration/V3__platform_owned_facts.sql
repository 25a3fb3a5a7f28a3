-- Replicated, FIRST_WINS, written by other agencies in the platform store: that a health determination was opened, ended or
-- overturned; each is a row of its own.
create table determination (
    person_key  bytea  not null,
    rule_id     text collate "C" not null,
    started_at  bigint not null,
    transition  text collate "C" not null,
    colour      text,
    exit_by     text,
    ends_at     bigint,
    source_ref  text   not null,
    decided_by  text   not null,
    at          bigint not null,
    keep_until  bigint,
    version     bigint not null,
    writer      smallint not null,
    row_hash    bytea  not null,
    primary key (person_key, rule_id, started_at, transition)
);

alter publication anlan_site add table determination;

-- How a source's tables were defined when, for engines that cannot ask its log.
alter table link_position add column definitions text not null default '';
