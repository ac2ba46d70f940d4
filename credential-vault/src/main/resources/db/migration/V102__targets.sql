-- The secret keys of the places where copies of backups are kept: people's own, and of no database.
create table target_key (
    target_id        uuid primary key,
    key_version      int         not null references key_encryption_key,
    wrapped_data_key bytea       not null,
    content          bytea       not null,
    created_at       timestamptz not null default now()
);
