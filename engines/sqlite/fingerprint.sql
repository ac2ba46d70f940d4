-- What the file holds, one JSON array ["kind", "name", "value"] a line, in an order that depends on nothing but the content.
-- No view, trigger or generated column is evaluated, and no table that a module makes up is asked: what FTS and its like keep
-- is in ordinary tables, which are.
PRAGMA trusted_schema = OFF;
PRAGMA query_only = ON;
BEGIN;
SELECT json_array('setting', 'application_id', CAST(application_id AS TEXT)) FROM pragma_application_id;
SELECT json_array('setting', 'encoding', encoding) FROM pragma_encoding;
SELECT json_array('setting', 'user_version', CAST(user_version AS TEXT)) FROM pragma_user_version;

SELECT json_array(type, name, hex(sha3(concat_ws(char(0), tbl_name, sql))))
  FROM sqlite_schema WHERE name NOT LIKE 'sqlite^_stat%' ESCAPE '^' ORDER BY type, CAST(name AS BLOB);

-- In the order of the table itself, which its key decides; a hash tells 1 from '1'.
SELECT json_array('rows', name, hex(sha3_query(
         'SELECT ' || (SELECT group_concat('"' || replace(name, '"', '""') || '"', ', ' ORDER BY cid)
                         FROM pragma_table_xinfo(content.name) WHERE hidden = 0) ||
         ' FROM main."' || replace(name, '"', '""') || '" NOT INDEXED')))
  FROM sqlite_schema AS content
 WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%' AND name NOT LIKE 'sqlite^_stat%' ESCAPE '^'
 ORDER BY CAST(name AS BLOB);
COMMIT;
