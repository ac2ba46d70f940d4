-- A copy that was read back and is not what was sent, until it is sent anew.
alter table backup_copy add column damaged boolean not null default false;
