-- Where a backup is kept besides the backup worker's own directory; absent: nowhere.
alter table backup_view add column copies text;
