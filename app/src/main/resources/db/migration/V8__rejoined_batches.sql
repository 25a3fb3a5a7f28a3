-- Whether it is noted that what this site had accepted before its database was lost is at both sites.
alter table reseed_run add column own_at_both boolean not null default false;
