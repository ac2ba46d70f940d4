-- What every service's schema holds so that a fact in the store and a fact on a topic are one.

create table outbox (
    position   bigint generated always as identity primary key,
    topic      text        not null,
    key        text        not null,
    value      text        not null,
    headers    jsonb,
    created_at timestamptz not null default now()
);

create function outbox_wake() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox_' || current_schema(), '');
    return null;
end $$;

create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

create table consumed_event (
    id          uuid primary key,
    consumed_at timestamptz not null default now()
);
create index consumed_event_age on consumed_event (consumed_at);

-- Accepted commands. A row is claimed by raising its epoch; a writer with an older epoch is refused.
create table operation (
    command_id   uuid primary key,
    position     bigint generated always as identity,
    operation_id uuid        not null,
    database_id  uuid        not null,
    generation   bigint      not null,
    type         text        not null,
    envelope     text        not null,
    status       text        not null default 'queued' check (status in ('queued', 'running', 'succeeded', 'failed')),
    epoch        bigint      not null default 0,
    lease_until  timestamptz,
    attempts     int         not null default 0,
    not_before   timestamptz not null default now(),
    steps_done   text[]      not null default '{}',
    failure      text,
    received_at  timestamptz not null default now(),
    finished_at  timestamptz
);
create unique index operation_one_running on operation (database_id) where status = 'running';
create index operation_open on operation (database_id, position) where status in ('queued', 'running');
