-- The version that a database had before its version was changed, while it can still come back.
alter table database_view add column kept_version text;
