-- A restore of a backup into this database, written in the transactions of its rows, so that one that was cut short goes on
-- where it was. Never part of a backup.
create table restore_run (
    restore_id   varchar(64) not null,
    to_micros    bigint      not null,
    steps        int         not null,
    steps_done   int         not null,
    begun_micros bigint      not null,
    ended_micros bigint,
    primary key (restore_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
