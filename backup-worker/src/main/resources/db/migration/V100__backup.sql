-- What the backup worker knows of its backups; the truth about their content is in the files.
create table backup (
    backup_id      uuid primary key,
    database_id    uuid        not null,
    state          text        not null check (state in ('dumping', 'stored', 'proven', 'corrupt')),
    file_name      text,
    revision       int         not null default 0,
    container_name text        not null,
    engine         text        not null,
    version        text        not null,
    sku            text        not null,
    inner_database text        not null,
    username       text        not null,
    began_at       timestamptz not null default now(),
    -- Whoever notes a name may remove what lies under it: so it is noted once.
    unique (database_id, file_name)
);
create index backup_of_database on backup (database_id, began_at);

-- How far a restore has come: once it is switching, it must not load again over what clients may have written since.
create table restore_progress (
    operation_id uuid primary key,
    database_id  uuid        not null,
    phase        text        not null check (phase in ('loading', 'switching', 'switched', 'abandoned')),
    at           timestamptz not null default now()
);
