-- What should be. One row per database for ever: a deleted one says what became of its volume.
create table managed_database (
    database_id       uuid primary key,
    operation_id      uuid        not null,
    generation        bigint      not null,
    desired           text        not null check (desired in ('running', 'stopped', 'deleted')),
    spec              text        not null,
    project           text        not null,
    container_name    text        not null,
    -- Stands on the volume's label: tells the volume that was made for this database from any other of its name.
    volume_token      uuid        not null,
    image             text,
    refused_limits    text[]      not null default '{}',
    ready_at          timestamptz,
    disposal          text check (disposal in ('KEEP', 'ERASE')),
    removed_at        timestamptz,
    drift             text,
    irreparable       text,
    repairs           int         not null default 0,
    repaired_at       timestamptz,
    repair_not_before timestamptz not null default now(),
    created_at        timestamptz not null default now()
);
create unique index managed_database_name on managed_database (container_name) where removed_at is null;
create index managed_database_project on managed_database (project) where removed_at is null;

-- A port is of the whole host, whatever the address: 0.0.0.0 and 127.0.0.1 exclude each other.
create table port_claim (
    port         int primary key check (port between 1 and 65535),
    bind_address text        not null,
    database_id  uuid        not null unique,
    claimed_at   timestamptz not null default now()
);

-- Prepared rotations that wait to be applied, and those that are answered.
create table credential_application (
    operation_id uuid primary key,
    position     bigint generated always as identity,
    database_id  uuid        not null,
    version      int         not null,
    -- Set before the server is told: from then on only a log-in says which password is the server's.
    begun        boolean     not null default false,
    attempts     int         not null default 0,
    not_before   timestamptz not null default now(),
    outcome      text,
    received_at  timestamptz not null default now(),
    answered_at  timestamptz
);
create index credential_application_open on credential_application (position) where answered_at is null;
