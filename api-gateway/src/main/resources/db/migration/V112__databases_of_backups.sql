-- Inner databases in a backup besides that of the database's user, as JSON; absent: none.
alter table backup_view add column others text;
