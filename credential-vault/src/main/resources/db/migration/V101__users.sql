-- Further users have passwords, too: a ticket and a rotation say whose password they are about, as the secret's purpose does.
alter table reveal_ticket add column purpose text not null default 'APP';
alter table rotation add column purpose text not null default 'APP';
drop index reveal_ticket_by_database;
create index reveal_ticket_by_database on reveal_ticket (database_id, purpose, version);
drop index rotation_by_version;
create index rotation_by_version on rotation (database_id, purpose, version);
