-- What a backup is made of; known when it begins.
alter table backup_view add column kind text;
update backup_view set kind = 'LOGICAL';
