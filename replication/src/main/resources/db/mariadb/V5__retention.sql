-- By these retention finds what is past.
alter table person_vault add key person_vault_keep_until (keep_until);
alter table registration add key registration_keep_until (keep_until);
alter table determination add key determination_keep_until (keep_until);
