-- The engine's settings that somebody chose, as the last event told.
alter table database_view add column parameters text not null default '{}';
