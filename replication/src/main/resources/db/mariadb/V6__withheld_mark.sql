-- While rows from before a link's beginning are still being copied, what the link has applied says nothing of them.
alter table link_position add column mark_withheld boolean not null default false after applied_lsn;
