-- How full the storage of a database's size is. Unknown, not zero, where a figure is absent.
alter table database_view add column storage_state text not null default 'UNKNOWN';
alter table database_view add column storage_frozen boolean not null default false;
alter table database_view add column storage_reason text;
alter table database_view add column storage_used_bytes bigint;
alter table database_view add column storage_limit_bytes bigint;

alter table metrics_sample add column storage_used_bytes bigint;
alter table metrics_sample add column storage_limit_bytes bigint;
