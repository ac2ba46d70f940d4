-- A held backup stays whatever a policy says.
alter table backup add column held boolean not null default false;
alter table backup add column stored_bytes bigint not null default 0;
-- When the file was last read back whole.
alter table backup add column checked_at timestamptz not null default now();

-- How each database is backed up without anybody asking.
create table backup_policy (
    database_id uuid primary key,
    policy      jsonb       not null,
    -- What an age is counted from while nothing is proven.
    since       timestamptz not null default now(),
    -- Left in the past while the database does not run: what was missed is caught up once.
    next_at     timestamptz,
    overdue     boolean     not null default false
);
create index backup_policy_next on backup_policy (next_at);
