-- The log of a server's changes, collected without a gap from begun_at on.
create table log_collection (
    collection_id uuid primary key,
    database_id   uuid        not null,
    begun_at      timestamptz not null default now(),
    -- What was committed until then lies in batches, here and in every target.
    until_at      timestamptz,
    -- The last moment that has a commit after it in a batch.
    marked_at     timestamptz,
    -- It was told that what was committed lately is not stored.
    behind        boolean     not null default false,
    ended_at      timestamptz,
    end_reason    text
);
create unique index log_collection_open on log_collection (database_id) where ended_at is null;
create index log_collection_of_database on log_collection (database_id);

-- Pieces of a log that were collected together: a backup in everything that concerns its file, and none that people are told of.
alter table backup add column of_log boolean not null default false;
create table log_batch (
    backup_id     uuid primary key references backup on delete cascade,
    collection_id uuid   not null references log_collection,
    -- The order in which they are followed.
    position      bigint generated always as identity unique,
    pieces        text[] not null,
    -- A moment that has a commit after it in this batch or one before; null where only the next one knows.
    marked_at     timestamptz
);
create index log_batch_of_collection on log_batch (collection_id, position);

-- A copy of the files from which a collection leads on.
create table log_base (
    backup_id     uuid primary key references backup on delete cascade,
    collection_id uuid   not null references log_collection,
    -- Batches after this one lead on from it.
    position      bigint not null,
    -- Taken for the log alone: it goes when the log needs it no more.
    own           boolean not null,
    -- The first moment that it can be brought to; null until it is written.
    from_at       timestamptz
);
