-- By these retention finds what is past. Rows that are kept for good are in none of them.
create index person_vault_keep_until on person_vault (keep_until) where keep_until is not null;
create index registration_keep_until on registration (keep_until) where keep_until is not null;
create index determination_keep_until on determination (keep_until) where keep_until is not null;
