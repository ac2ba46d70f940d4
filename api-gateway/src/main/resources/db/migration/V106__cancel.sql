-- When somebody asked that the operation end before it is done.
alter table operation_view add column cancel_requested_at timestamptz;
