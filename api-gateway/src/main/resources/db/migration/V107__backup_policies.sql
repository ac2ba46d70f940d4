-- How a database is backed up without anybody asking; absent: not at all.
alter table database_view add column backup_policy text;
alter table database_view add column next_backup_at timestamptz;
alter table database_view add column backup_overdue boolean not null default false;
-- A held backup stays whatever a policy says.
alter table backup_view add column held boolean not null default false;
-- When its file was last read back whole.
alter table backup_view add column checked_at timestamptz;
