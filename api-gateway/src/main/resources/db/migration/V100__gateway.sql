-- What people read (…_view), who may ask (token), and what was answered. Events rebuild the views; V1 brings the outbox and the inbox.

-- A notification in the accepting transaction would make all of them commit one by one; the gateway wakes its relay after
-- the commit instead (OutboxWake), and what other writers here put into the outbox the relay's poll finds.
drop trigger outbox_wake on outbox;

create table project (
    name       text primary key,
    created_at timestamptz not null default now()
);

create table environment (
    project    text        not null references project (name),
    name       text        not null,
    created_at timestamptz not null default now(),
    primary key (project, name)
);

insert into project (name) values ('default');
insert into environment (project, name)
values ('default', 'production'), ('default', 'staging'), ('default', 'development');

create table token (
    id         uuid primary key,
    hash       bytea       not null unique, -- SHA-256 of the whole token; the token itself is nowhere
    name       text        not null,
    scopes     text        not null,        -- separated by blanks, as OAuth writes them
    project    text references project (name),
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);

create table database_view (
    id                  uuid primary key,
    project             text        not null,
    environment         text        not null,
    name                text        not null,
    engine              text        not null,
    version             text        not null,
    sku                 text        not null,
    container_name      text        not null,
    host_name           text        not null,
    inner_database      text        not null,
    username            text        not null,
    bind_address        text        not null,
    state               text        not null,
    generation          bigint      not null,
    address             text,
    port                integer,
    server_image        text,
    limits              text        not null default '[]',
    ca_certificate      text,
    certificate_expires timestamptz,
    credential_version  integer     not null default 0,
    health              text,
    health_reason       text,
    drift               text,
    failure             text,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    deleted_at          timestamptz,
    constraint database_view_environment foreign key (project, environment) references environment (project, name)
);
-- The name of a container is the one exclusive claim on a host; a deleted database gives it back.
create unique index database_view_container_name on database_view (container_name) where deleted_at is null;
create index database_view_project on database_view (project, id);

create table operation_view (
    id           uuid primary key,
    kind         text        not null,
    database_id  uuid        not null references database_view (id),
    project      text        not null,
    backup_id    uuid,
    actor        text        not null,
    generation   bigint      not null,
    state        text        not null,
    steps        text        not null default '[]',
    failure      text,
    requested_at timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz
);
create index operation_view_database on operation_view (database_id, id);
create index operation_view_project on operation_view (project, id);
-- The door decides under a lock of the database's row; these two only make a mistake there impossible.
create unique index operation_view_one_change on operation_view (database_id)
    where state in ('QUEUED', 'RUNNING') and kind <> 'DELETE';
create unique index operation_view_one_deletion on operation_view (database_id)
    where state in ('QUEUED', 'RUNNING') and kind = 'DELETE';

create table backup_view (
    id              uuid primary key,
    database_id     uuid        not null references database_view (id),
    project         text        not null,
    engine          text        not null,
    version         text        not null,
    operation_id    uuid        not null,
    safety          boolean     not null,
    state           text        not null,
    file_name       text,
    stored_bytes    bigint,
    plain_bytes     bigint,
    sha256          text,
    proof_level     text,
    fingerprint     text,
    proof_millis    bigint,
    failure         text,
    created_at      timestamptz not null,
    stored_at       timestamptz,
    proven_at       timestamptz,
    deleted_at      timestamptz
);
create index backup_view_database on backup_view (database_id, id);

create table health_change (
    id          bigint generated always as identity primary key,
    database_id uuid        not null,
    status      text        not null,
    reason      text        not null,
    at          timestamptz not null
);
create index health_change_database on health_change (database_id, id);

create table metrics_sample (
    id                 bigint generated always as identity primary key,
    database_id        uuid        not null,
    at                 timestamptz not null,
    container_state    text        not null,
    cpu_percent        double precision,
    memory_bytes       bigint,
    memory_limit_bytes bigint,
    disk_bytes         bigint,
    connections        bigint,
    uptime_seconds     bigint,
    engine             text        not null default '{}'
);
create index metrics_sample_database on metrics_sample (database_id, at);
create index metrics_sample_age on metrics_sample (at);

create table audit_entry (
    id          bigint generated always as identity primary key,
    database_id uuid,
    project     text,
    actor       text        not null,
    door        text        not null,
    action      text        not null,
    outcome     text        not null,
    at          timestamptz not null
);
create index audit_entry_age on audit_entry (at);

create table idempotent_answer (
    token_id     uuid        not null,
    key          text        not null,
    request_hash bytea       not null, -- SHA-256 of method, path and body
    status       integer     not null,
    location     text,
    etag         text,
    body         text        not null, -- without the one-time secret that the first answer may carry
    created_at   timestamptz not null default now(),
    primary key (token_id, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);

-- What was projected, in the order in which it became visible; clients resume by its number.
create table event (
    seq         bigint generated always as identity primary key,
    type        text        not null,
    database_id uuid        not null,
    project     text        not null,
    at          timestamptz not null,
    data        text        not null
);
create index event_age on event (at);

-- A number is given before its transaction commits. The lock makes the order of numbers the order of commits, so that a reader
-- that remembers only the last number never jumps over a row. Projectors alone write here, in short transactions.
create function event_in_order() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtext(tg_table_schema || '.event'));
    return null;
end $$;
create trigger event_in_order before insert on event for each statement execute function event_in_order();

create function event_announce() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_table_schema || '_event', '');
    return null;
end $$;
create trigger event_announce after insert on event for each statement execute function event_announce();
