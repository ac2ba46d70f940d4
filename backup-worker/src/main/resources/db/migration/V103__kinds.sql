-- What it is made of: what the engine's tool says of one inner database, or the whole server's files.
alter table backup add column kind text not null default 'logical' check (kind in ('logical', 'physical'));
