-- While rows from before a link's beginning are still being copied, what the link has applied says nothing of them.
alter table link_position add column mark_withheld boolean not null default false;

-- Local: that this site's databases are being filled from the other site. While one is open that rebuilds this database, its
-- nodes do not serve.
create table reseed_run (
    reseed_id    text collate "C" primary key,
    rebuilt      boolean not null,
    begun_micros bigint  not null,
    ended_micros bigint
);
create unique index reseed_run_open on reseed_run ((true)) where ended_micros is null;

-- Local: how far each table is copied into a store of this site (registration or platform), so that a copy that was cut short
-- goes on where it was.
create table reseed_table (
    reseed_id  text collate "C" not null,
    store      text    not null,
    table_name text    not null,
    last_key   text,
    copied     bigint  not null default 0,
    broken     bigint  not null default 0,
    done       boolean not null default false,
    primary key (reseed_id, store, table_name)
);
