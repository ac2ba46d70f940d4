-- What a database holds (materialized views by their definition only: their rows are computed again), one JSON array ["kind", "name", "value"] a line, in an order that depends on nothing but the
-- content. No function, operator or cast of the tenant is ever called: names resolve in pg_catalog only, and rows become
-- text by the output functions of their columns (format of an anonymous row), not by a cast, which a tenant may define.
-- :without says whose rows and values do not count: t temporary, u unlogged.
SET search_path = pg_catalog;
SET client_min_messages = warning;
SET DateStyle = 'ISO, YMD';
SET TimeZone = 'UTC';
SET IntervalStyle = 'postgres';
SET extra_float_digits = 1;
SET bytea_output = 'hex';
SET xmlbinary = 'base64';
SET lc_monetary = 'C';
SET quote_all_identifiers = on;
SET statement_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET jit = off;
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
${use_snapshot}

-- Sequences first: they move on under any snapshot, and the copy must not be behind.
SELECT format('SELECT json_build_array(''sequence_value'', %L, ((last_value::numeric - %s) * %s + is_called::int)::text)::text FROM %I.%I',
              format('%I.%I', nspname, relname), seqstart, sign(seqincrement), nspname, relname)
  FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
 WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND position(relpersistence IN :'without') = 0
   AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
 ORDER BY nspname COLLATE "C", relname COLLATE "C" \gexec

-- Definitions. An expression is written back with other casts and parentheses after it was restored (IN lists over
-- varchar are the common case), so these are left out of the comparison; everything else of it counts.
WITH member AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), namespace AS (
  SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
     AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_namespace'::regclass AND objid = pg_namespace.oid)
), relation AS (
  SELECT pg_class.*, format('%I.%I', nspname, relname) AS name
    FROM pg_class JOIN namespace ON namespace.oid = relnamespace
   WHERE relpersistence <> 't'
     AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid)
), item (kind, name, exact, expression) AS (
  SELECT 'schema', format('%I', nspname), '', '' FROM namespace
  UNION ALL
  SELECT 'relation', name,
         concat_ws(' ', relkind, relpersistence, relrowsecurity, relforcerowsecurity, relreplident,
                   array_to_string(reloptions, ','), pg_get_partkeydef(oid), obj_description(oid, 'pg_class')),
         pg_get_expr(relpartbound, oid)
    FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL
  SELECT 'column', format('%s.%I', name, attname),
         concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
                   CASE WHEN attcollation <> 0 THEN attcollation::regcollation::text END, col_description(attrelid, attnum)),
         pg_get_expr(adbin, adrelid)
    FROM relation JOIN pg_attribute ON attrelid = relation.oid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
   WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT 'index', name, concat_ws(' ', indisvalid, indisclustered, indisreplident), pg_get_indexdef(indexrelid)
    FROM relation JOIN pg_index ON indexrelid = relation.oid
  UNION ALL
  SELECT 'constraint', format('%s %I', coalesce(relation.name, format('%I.%I', nspname, typname)), conname),
         concat_ws(' ', contype, convalidated), pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint JOIN namespace ON namespace.oid = connamespace
    LEFT JOIN relation ON relation.oid = conrelid
    LEFT JOIN pg_type ON pg_type.oid = contypid
   -- NOT NULL stands with its column or type; only newer versions have it here as well.
   WHERE (relation.oid IS NOT NULL OR pg_type.oid IS NOT NULL) AND contype <> 'n'
  UNION ALL
  SELECT 'view', name, '', pg_get_viewdef(oid) FROM relation WHERE relkind IN ('v', 'm')
  UNION ALL
  SELECT 'rule', format('%s %I', name, rulename), ev_enabled::text, pg_get_ruledef(pg_rewrite.oid)
    FROM relation JOIN pg_rewrite ON ev_class = relation.oid WHERE rulename <> '_RETURN'
  UNION ALL
  SELECT 'trigger', format('%s %I', name, tgname), concat_ws(' ', tgenabled), pg_get_triggerdef(pg_trigger.oid)
    FROM relation JOIN pg_trigger ON tgrelid = relation.oid WHERE NOT tgisinternal
  UNION ALL
  SELECT 'policy', format('%s %I', name, polname), concat_ws(' ', polcmd, polpermissive),
         concat_ws(' / ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    FROM relation JOIN pg_policy ON polrelid = relation.oid
  UNION ALL
  SELECT 'function', format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid)),
         CASE WHEN prokind = 'a' THEN concat_ws(' ', aggtransfn, aggfinalfn, aggtranstype::regtype, agginitval)
              ELSE pg_get_functiondef(pg_proc.oid) END, ''
    FROM pg_proc JOIN namespace ON namespace.oid = pronamespace LEFT JOIN pg_aggregate ON aggfnoid = pg_proc.oid
   WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid)
  UNION ALL
  SELECT 'type', format('%I.%I', nspname, typname),
         concat_ws(' ', typtype, CASE WHEN typtype = 'd' THEN format_type(typbasetype, typtypmod) END, typnotnull, typdefault,
                   (SELECT string_agg(quote_literal(enumlabel), ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = pg_type.oid)), ''
    FROM pg_type JOIN namespace ON namespace.oid = typnamespace
   WHERE typtype IN ('d', 'e', 'r')
     AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = pg_type.oid)
  UNION ALL
  SELECT 'sequence', name,
         concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle), ''
    FROM relation JOIN pg_sequence ON seqrelid = relation.oid
  UNION ALL
  -- The owner's name is left out: a copy belongs to whom it was restored for.
  SELECT 'grants', format('%s %s', kind, name),
         (SELECT string_agg(concat_ws(' ', CASE grantee WHEN 0 THEN 'PUBLIC' WHEN owner THEN 'owner' ELSE grantee::regrole::text END,
                                      privilege_type, is_grantable), ', ' ORDER BY grantee = owner, grantee::regrole::text COLLATE "C", privilege_type)
            FROM aclexplode(acl)), ''
    FROM (SELECT 'relation', name, relowner, coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
            FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
          UNION ALL
          SELECT 'column', format('%s.%I', name, attname), relowner, attacl
            FROM relation JOIN pg_attribute ON attrelid = relation.oid WHERE attacl IS NOT NULL AND attnum > 0 AND NOT attisdropped
          UNION ALL
          SELECT 'schema', format('%I', namespace.nspname), nspowner, coalesce(nspacl, acldefault('n', nspowner))
            FROM namespace JOIN pg_namespace USING (oid)
          UNION ALL
          SELECT 'function', format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid)), proowner,
                 coalesce(proacl, acldefault('f', proowner))
            FROM pg_proc JOIN namespace ON namespace.oid = pronamespace
           WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid)
         ) AS granted (kind, name, owner, acl)
  UNION ALL
  SELECT 'extension', format('%I', extname), concat_ws(' ', extversion, extnamespace::regnamespace), '' FROM pg_extension
  UNION ALL
  SELECT 'large_objects', '', (SELECT count(*) FROM pg_largeobject_metadata)::text,
         (SELECT coalesce(sum(hashtextextended(concat(loid, ' ', pageno, ' ', encode(data, 'hex')), 0)), 0)::text
            FROM pg_largeobject WHERE data <> decode(repeat('00', length(data)), 'hex'))
)
SELECT json_build_array(kind, name, concat_ws(' | ', exact,
         translate(regexp_replace(expression,
           '::("[^"]+"\.)?("[^"]+"|[a-z_][a-z0-9_]*)( varying| precision)?(\([0-9, ]+\))?( with(out)? time zone)?(\[\])*', '', 'g'),
           E'() \n\t', '')))::text
  FROM item
 ORDER BY kind COLLATE "C", name COLLATE "C", exact COLLATE "C", expression COLLATE "C";

-- Rows: how many, and the sum of a 64-bit hash of each, which no order changes.
SELECT format('SELECT json_build_array(''rows'', %L, concat(count(*), '' '', coalesce(sum(hashtextextended(format(''%%s'', ROW(content.*)) COLLATE "C", 0)), 0)))::text FROM ONLY %I.%I AS content',
              format('%I.%I', nspname, relname), nspname, relname)
  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
 WHERE relkind = 'r' AND position(relpersistence IN :'without') = 0 AND nspname !~ '^pg_' AND nspname <> 'information_schema'
   AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
 ORDER BY nspname COLLATE "C", relname COLLATE "C" \gexec
COMMIT;
