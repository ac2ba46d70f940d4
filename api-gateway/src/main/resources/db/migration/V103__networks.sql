-- The addresses of a project's private network; absent: the container engine chooses. No two projects share one.
alter table project add column address_range text;
alter table project add constraint project_address_range
    exclude using gist ((address_range::inet) inet_ops with &&);

-- What a database asked for; a deleted one gives it back.
alter table database_view add column fixed_address text;
create unique index database_view_fixed_address on database_view (fixed_address) where deleted_at is null;
