-- What the vault keeps. Every bytea here is encrypted; the root key, without which nothing opens, lies outside.

create table key_encryption_key (
    version     int primary key check (version > 0),
    wrapped     bytea       not null,
    created_at  timestamptz not null default now()
);

-- One row: the internal certificate authority.
create table certificate_authority (
    one              boolean primary key default true check (one),
    certificate_pem  text        not null,
    key_version      int         not null references key_encryption_key,
    wrapped_data_key bytea       not null,
    content          bytea       not null,
    created_at       timestamptz not null default now()
);

-- The databases whose secrets are here. The row of a deleted one stays, so that a late command makes nothing for it.
create table secret_owner (
    database_id uuid primary key,
    username    text        not null,
    created_at  timestamptz not null default now(),
    revoked_at  timestamptz
);

-- A retired version is destroyed: its row says that it was there, and holds nothing.
create table secret (
    database_id      uuid        not null references secret_owner,
    purpose          text        not null,
    version          int         not null check (version > 0),
    state            text        not null check (state in ('PENDING', 'CURRENT', 'RETIRED')),
    key_version      int         references key_encryption_key,
    wrapped_data_key bytea,
    content          bytea,
    expires_at       timestamptz,
    created_at       timestamptz not null default now(),
    primary key (database_id, purpose, version),
    check ((state = 'RETIRED') = (content is null)),
    check ((content is null) = (wrapped_data_key is null) and (content is null) = (key_version is null))
);
create unique index secret_one_current on secret (database_id, purpose) where state = 'CURRENT';
create unique index secret_one_pending on secret (database_id, purpose) where state = 'PENDING';
create index secret_by_key on secret (key_version) where content is not null;

-- One-time tickets by their SHA-256. A used one stays until it would have expired, so that it is not taken for a new one.
create table reveal_ticket (
    database_id uuid        not null references secret_owner,
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    version     int         not null,
    expires_at  timestamptz not null,
    redeemed_at timestamptz,
    primary key (database_id, hash)
);
create index reveal_ticket_by_database on reveal_ticket (database_id, version);
create index reveal_ticket_by_expiry on reveal_ticket (expires_at);

-- A rotation is open until the database has answered; the answer may come long after the operation was given up.
create table rotation (
    operation_id    uuid primary key,
    database_id     uuid        not null references secret_owner,
    version         int         not null,
    state           text        not null check (state in ('OPEN', 'PROMOTED', 'REFUSED', 'REVOKED')),
    failure_code    text,
    failure_message text,
    prepared_at     timestamptz not null default now(),
    check ((state = 'REFUSED') = (failure_code is not null and failure_message is not null))
);
create index rotation_by_version on rotation (database_id, version);
