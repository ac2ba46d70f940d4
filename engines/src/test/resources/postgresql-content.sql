-- One of everything that a dump must carry, with names that try to break out.
CREATE EXTENSION pg_trgm;
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
CREATE DOMAIN price AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE TYPE pair AS (a int, b text);
CREATE SCHEMA "Odd ""Schema""";
CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(80) NOT NULL,
  feeling mood DEFAULT 'happy',
  born date, seen timestamptz, span interval, ratio double precision, raw bytea, doc jsonb, tags text[], both_ pair,
  kind varchar(10) CHECK (kind IN ('new', 'old', 'it''s')),
  shout text GENERATED ALWAYS AS (upper(name)) STORED
);
INSERT INTO customers (name, born, seen, span, ratio, raw, doc, tags, both_, kind)
SELECT 'customer ' || n, date '2000-01-01' + n, timestamptz '2020-01-01 00:00+02' + n * interval '1 hour', n * interval '1 minute',
       n / 3.0::float8, decode(md5(n::text), 'hex'), jsonb_build_object('n', n, 'text', E'line\nbreak'), ARRAY['a', NULL, 'c,"'],
       ROW(n, 'x')::pair, (ARRAY['new', 'old', 'it''s'])[1 + n % 3]
  FROM generate_series(1, 2000) AS n;
CREATE TABLE orders (
  id serial PRIMARY KEY,
  customer bigint NOT NULL REFERENCES customers ON DELETE CASCADE DEFERRABLE,
  total price,
  CONSTRAINT positive CHECK (total > 0 AND (total < 100000 OR customer = 1))
);
INSERT INTO orders (customer, total) SELECT 1 + n % 2000, n FROM generate_series(1, 5000) AS n;
CREATE INDEX orders_by_total ON orders (total DESC NULLS LAST) WHERE total > 10;
CREATE INDEX customers_by_name ON customers USING gin (name gin_trgm_ops);
CREATE UNIQUE INDEX ON customers (lower(name));
CREATE TABLE "a
""b'; --" ("c
d" int, "%s" text);
INSERT INTO "a
""b'; --" VALUES (1, 'x'), (2, NULL);
CREATE TABLE "Odd ""Schema"""."content" ("content" text, r int);
INSERT INTO "Odd ""Schema"""."content" VALUES (E'\\N', 1), (E'\t\b\r\n', 2), ('', 3), (NULL, NULL);
CREATE TABLE nothing ();
CREATE TABLE measured (at date NOT NULL, value real) PARTITION BY RANGE (at);
CREATE TABLE measured_2024 PARTITION OF measured FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE measured_rest PARTITION OF measured DEFAULT;
INSERT INTO measured SELECT date '2023-12-01' + n, n / 7.0 FROM generate_series(1, 60) AS n;
CREATE TABLE parent (a int);
CREATE TABLE child (b int) INHERITS (parent);
INSERT INTO parent VALUES (1);
INSERT INTO child VALUES (2, 3);
CREATE SEQUENCE counter START 100 INCREMENT 7;
SELECT nextval('counter'), nextval('counter');
CREATE SEQUENCE countdown INCREMENT -2;
SELECT nextval('countdown');
CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := trim(NEW.name); RETURN NEW; END $$;
CREATE TRIGGER stamped BEFORE UPDATE ON customers FOR EACH ROW WHEN (NEW.name IS NOT NULL) EXECUTE FUNCTION stamp();
CREATE AGGREGATE longest (text) (SFUNC = text_larger, STYPE = text);
CREATE VIEW big AS SELECT c.name, sum(o.total)::numeric(12, 1) AS total FROM customers c JOIN orders o ON o.customer = c.id
 WHERE c.kind IN ('new', 'old') GROUP BY c.name HAVING sum(o.total) > 10;
CREATE MATERIALIZED VIEW counted AS SELECT kind, count(*) AS n FROM customers GROUP BY kind;
CREATE TABLE secrets (owner name DEFAULT current_user, text text);
ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE secrets FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON secrets USING (owner = current_user);
INSERT INTO secrets (text) VALUES ('one'), ('two');
CREATE FUNCTION tenant_only() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE 'superuser at work'; END IF;
  RETURN true;
END $$;
CREATE TABLE guarded (a int CHECK (tenant_only()));
INSERT INTO guarded VALUES (1), (2), (3);
SELECT lo_from_bytea(4711, decode(repeat('c0ffee', 2000), 'hex'));
COMMENT ON TABLE orders IS 'it''s orders';
COMMENT ON COLUMN orders.total IS 'in cents?';
GRANT SELECT ON orders TO PUBLIC;
REVOKE EXECUTE ON FUNCTION twice(int) FROM PUBLIC;
GRANT UPDATE (name) ON customers TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
