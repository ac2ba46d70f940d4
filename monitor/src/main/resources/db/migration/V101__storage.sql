-- The last judgement of how full each database's storage is, so that a restart tells no crossing twice.
create table storage (
    database_id uuid primary key references watched_database on delete cascade,
    level       text check (level in ('OK', 'NEARLY_FULL', 'FULL')),
    limit_bytes bigint      not null,
    failures    int         not null check (failures >= 0),
    -- When the reading that was judged last was taken.
    read_at     timestamptz not null
);
