-- What the backup worker begins by itself was not decided at the door: several may be open at a time, and beside what somebody asked for.
drop index operation_view_one_change;
create unique index operation_view_one_change on operation_view (database_id)
    where state in ('QUEUED', 'RUNNING') and kind <> 'DELETE' and actor <> 'backup-worker';
