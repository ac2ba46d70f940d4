-- What the provisioner has told about each database. A deleted one has no row.
create table watched_database (
    database_id     uuid primary key,
    desired         text        not null check (desired in ('MAKING', 'RUNNING', 'STOPPED')),
    operation_id    uuid,
    operation_since timestamptz,
    told_at         timestamptz not null,
    check ((operation_id is null) = (operation_since is null))
);

-- The last judgement, so that a restart neither repeats a change nor loses one. The history is the gateway's.
create table health (
    database_id uuid primary key references watched_database on delete cascade,
    status      text check (status in ('HEALTHY', 'DEGRADED', 'DOWN', 'STOPPED')),
    reason      text        not null,
    failures    int         not null check (failures >= 0),
    judged_at   timestamptz not null
);
