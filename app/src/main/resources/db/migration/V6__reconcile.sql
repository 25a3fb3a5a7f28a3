-- Local: what was compared with this site's databases, and what it came to. Kept for auditors.
create table reconcile_run (
    run_id        text collate "C" primary key,
    kind          text   not null,
    state         text   not null,
    reason        text   not null default '',
    tables        text   not null,
    since_version bigint not null,
    from_platform boolean not null,
    compared      bigint not null default 0,
    found         bigint not null default 0,
    mended        bigint not null default 0,
    begun_at      timestamptz not null default now(),
    ended_at      timestamptz
);
create index reconcile_run_begun on reconcile_run (begun_at);

-- Local: each difference that stood when it could no longer be on its way. A row is named by a hash of its key: keys may
-- point to persons. One that nobody mends is told again by each run and kept once.
create table reconcile_finding (
    id            bigint generated always as identity primary key,
    run_id        text collate "C" not null,
    last_run_id   text collate "C" not null,
    database_name text   not null,
    table_name    text   not null,
    key_hash      text   not null,
    kind          text   not null,
    ended         text   not null,
    reason        text   not null default '',
    seen          bigint not null default 1,
    found_at      timestamptz not null default now(),
    ended_at      timestamptz
);
create index reconcile_finding_by_run on reconcile_finding (last_run_id);
create unique index reconcile_finding_left on reconcile_finding (database_name, table_name, key_hash, kind)
    where ended = 'LEFT';
