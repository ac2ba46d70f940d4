-- Volumes that hold what a database's volume held once.
create table snapshot (
    snapshot_id  uuid primary key,
    database_id  uuid        not null references managed_database,
    volume_name  text        not null unique,
    -- On the volume's label.
    volume_token uuid        not null,
    -- Of the engine: the files fit no other.
    version      text        not null,
    -- Whom the files know besides the database's own user.
    users        text[]      not null,
    bytes        bigint,
    taken_at     timestamptz not null,
    -- Of what a restore has replaced.
    keep_until   timestamptz
);
create index snapshot_of_database on snapshot (database_id);

-- The operation for which nobody but us may reach the database.
alter table managed_database add column closed_by uuid;
