-- The further users that a server should have: whoever starts it sets them right.
create table managed_user (
    database_id uuid not null references managed_database,
    name        text not null,
    access      text not null check (access in ('READ_ONLY', 'READ_WRITE', 'NONE')),
    -- The content was replaced since the user was set right.
    stale       boolean not null default false,
    primary key (database_id, name)
);

-- Of whose password a prepared rotation is; absent for the database's own user.
alter table credential_application add column user_name text;
