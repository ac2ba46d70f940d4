-- What a database was made with before its settings were changed, for a server that does not come up with the new ones. Of
-- which change it is, because a change that was cut off begins again when the new settings are noted already.
alter table managed_database add column configured_by uuid;
alter table managed_database add column spec_before text;
