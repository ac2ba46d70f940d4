-- Keeps the log from now on until it is dropped, for at most max_slot_wal_keep_size: what a killed run left cannot fill the disk.
SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = 'databerth_physical' \g /dev/null
SELECT pg_create_physical_replication_slot('databerth_physical', true) \g /dev/null
