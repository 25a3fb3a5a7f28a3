-- Before its first statistics PostgreSQL took seat_end_by_epoch to find the end of one seat, since both indexes begin with the
-- campaign and the share, and read all ends of that share for each claim. Only what names the epoch of an end uses it now.
drop index seat_end_by_epoch;
create index seat_end_by_epoch on seat_end (end_epoch, campaign_id, share);
