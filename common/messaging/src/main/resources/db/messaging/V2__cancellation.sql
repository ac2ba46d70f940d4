-- Whoever works on an operation looks here: it ends when somebody has asked for that and nothing stands against it.
alter table operation add column cancel_requested boolean not null default false;
