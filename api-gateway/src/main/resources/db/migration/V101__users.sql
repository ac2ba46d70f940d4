-- The further users that databases have, as the last event told.
create table database_user (
    database_id uuid not null,
    name        text not null,
    access      text not null,
    primary key (database_id, name)
);
