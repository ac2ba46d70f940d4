-- A change of a database's version that is under way or not yet confirmed: what is the other one of the two.
create table version_change (
    database_id  uuid primary key references managed_database,
    operation_id uuid not null,
    -- 'closed': the old server is reached by nobody but us, and the new one is to be; 'kept': the new one is live, and the old one can come back.
    phase        text not null check (phase in ('closed', 'kept')),
    spec         text not null,
    image        text not null,
    -- Of the version that is kept.
    volume_name  text,
    volume_token uuid
);
