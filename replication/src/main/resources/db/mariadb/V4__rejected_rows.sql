-- Rows of tables with the rule OWNER_WRITES that lost because the right they were written under had moved on. A person looks
-- at them; nothing deletes them.
create table rejected_row (
    table_name  varchar(64)  not null,
    row_hash    binary(16)   not null,
    row_key     text         not null,
    payload     mediumtext   not null,
    epoch       bigint       not null,
    held_epoch  bigint       not null,
    rejected_at timestamp(6) not null default current_timestamp(6),
    primary key (table_name, row_hash)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin;
