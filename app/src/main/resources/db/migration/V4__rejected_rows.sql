-- Local: rows of tables with the rule OWNER_WRITES that lost because the right they were written under had moved on. A person
-- looks at them; nothing deletes them.
create table rejected_row (
    table_name  text   not null,
    row_hash    bytea  not null,
    row_key     text   not null,
    payload     text   not null,
    epoch       bigint not null,
    held_epoch  bigint not null,
    rejected_at timestamptz not null default now(),
    primary key (table_name, row_hash)
);
