-- Databases whose writing was to be stopped once because their storage was full, or whose content came from one of those.
create table storage_quota (
    database_id uuid primary key references managed_database,
    -- What should be.
    frozen      boolean not null,
    -- The server may be otherwise.
    stale       boolean not null,
    -- What was told last.
    told        boolean not null default false
);
