-- contract: the roles are new with this release, no former one logs in by them
-- What the roles of a site may do beyond, or short of, what every table grants them by default. A database made by somebody else may lack them.
do $$
begin
    if to_regrole('auditor') is not null then
        revoke all on person_vault from auditor;
    end if;
    -- The peer's replicator, when its own site is reseeded, makes the link anew by which this site reads it.
    if to_regrole('reader') is not null then
        grant insert, update, delete on link_position to reader;
    end if;
end $$;
