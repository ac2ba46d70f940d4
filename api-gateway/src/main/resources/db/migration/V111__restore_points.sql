-- Names for moments of a database whose log is collected.
create table restore_point (
    id          uuid primary key,
    database_id uuid        not null references database_view,
    name        text        not null,
    moment      timestamptz not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    constraint restore_point_name unique (database_id, name)
);
