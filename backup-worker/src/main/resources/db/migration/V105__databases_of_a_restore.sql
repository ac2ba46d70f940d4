-- The inner databases that a restore brings back, in this order; the empty name is that of the database's own user.
alter table restore_progress add column databases text[] not null default '{""}';
