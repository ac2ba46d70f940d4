-- Where copies of backups are kept besides the backup worker's own directory; the secret keys are in the vault.
create table backup_target (
    target_id  uuid primary key,
    name       text        not null unique,
    place      jsonb       not null,
    created_at timestamptz not null default now()
);

-- Since when the file is written here and waits for its copies, until the backup counts as stored.
alter table backup add column copying_since timestamptz;

-- What lies there, and was read back from there.
create table backup_copy (
    backup_id  uuid        not null references backup on delete cascade,
    target_id  uuid        not null references backup_target,
    -- Of the manifest beside the copy; it lags behind when a proof could not be told there yet.
    revision   int         not null,
    checked_at timestamptz not null default now(),
    primary key (backup_id, target_id)
);
create index backup_copy_of_target on backup_copy (target_id);
