-- A restore may put another volume in the place of the first one, so the volume's name is its own from now on.
alter table managed_database add column volume_name text;
update managed_database set volume_name = container_name;
alter table managed_database alter column volume_name set not null;

-- Volumes of databases that no container uses: filled ones that wait to be switched to, and those that were switched away from.
create table spare_volume (
    volume_name  text primary key,
    database_id  uuid        not null,
    volume_token uuid        not null,
    operation_id uuid        not null,
    -- Removed after this time, unless it is the live one by then.
    keep_until   timestamptz not null
);
create index spare_volume_age on spare_volume (keep_until);
