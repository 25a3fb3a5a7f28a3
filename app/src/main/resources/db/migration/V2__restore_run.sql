-- Local: a restore of a backup into this database, written in the transactions of its rows, so that one that was cut short
-- goes on where it was. Never part of a backup.
create table restore_run (
    restore_id   text collate "C" primary key,
    to_micros    bigint  not null,
    steps        integer not null,
    steps_done   integer not null,
    begun_micros bigint  not null,
    ended_micros bigint
);
