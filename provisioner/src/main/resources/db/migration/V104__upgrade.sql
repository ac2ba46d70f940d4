-- The image that a database's server ran from before an upgrade, for one that does not come up; and of which upgrade it is.
alter table managed_database add column upgraded_by uuid;
alter table managed_database add column image_before text;
