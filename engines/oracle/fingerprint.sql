-- One line an item: ["kind","name","value"]. Content is a sum over a hash of each row: the order of rows does not matter. Names that
-- the server made up are other ones after an import, so such indexes and constraints are told apart by their columns. Left out are
-- columns of object, LONG and file types, and the first line of stored code, which an import may write otherwise.
WHENEVER OSERROR EXIT FAILURE
WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF HEADING OFF FEEDBACK OFF PAGESIZE 0 LINESIZE 32767 TRIMOUT ON TAB OFF
SET SERVEROUTPUT ON SIZE UNLIMITED FORMAT WRAPPED
DECLARE
  us CONSTANT VARCHAR2(128) := UPPER(${username_literal});

  PROCEDURE item(kind VARCHAR2, name VARCHAR2, value VARCHAR2) IS
    line VARCHAR2(32767);
  BEGIN
    SELECT JSON_ARRAY(kind, name, NVL(value, ' ') RETURNING VARCHAR2(32767)) INTO line FROM dual;
    DBMS_OUTPUT.PUT_LINE(line);
  END;

  FUNCTION hashed(text VARCHAR2) RETURN VARCHAR2 IS
    hash VARCHAR2(64);
  BEGIN
    SELECT RAWTOHEX(STANDARD_HASH(text, 'SHA256')) INTO hash FROM dual;
    RETURN hash;
  END;

  FUNCTION quoted(name VARCHAR2) RETURN VARCHAR2 IS
  BEGIN
    RETURN '"' || name || '"';
  END;

  -- The text that stands for a column's value in a statement.
  FUNCTION value_of(name VARCHAR2, data_type VARCHAR2) RETURN VARCHAR2 IS
    lob VARCHAR2(400);
  BEGIN
    lob := CASE
      WHEN data_type IN ('CLOB', 'NCLOB', 'BLOB') THEN quoted(name)
      WHEN data_type = 'XMLTYPE' THEN 'XMLSERIALIZE(CONTENT ' || quoted(name) || ' AS CLOB)'
      WHEN data_type = 'JSON' THEN 'JSON_SERIALIZE(' || quoted(name) || ' RETURNING CLOB)'
      WHEN data_type = 'VECTOR' THEN 'FROM_VECTOR(' || quoted(name) || ' RETURNING CLOB)'
    END;
    IF lob IS NOT NULL THEN
      RETURN 'CASE WHEN ' || quoted(name) || ' IS NULL THEN ''-'' WHEN DBMS_LOB.GETLENGTH(' || lob || ') = 0 THEN ''0'' ELSE RAWTOHEX(DBMS_CRYPTO.HASH('
        || lob || ', 4)) END';
    END IF;
    IF data_type = 'BOOLEAN' THEN
      RETURN 'NVL(TO_CHAR(' || quoted(name) || '), ''-'')';
    END IF;
    RETURN 'CASE WHEN ' || quoted(name) || ' IS NULL THEN ''-'' ELSE RAWTOHEX(STANDARD_HASH(' || quoted(name) || ', ''SHA256'')) END';
  END;

  PROCEDURE rows_of(tab VARCHAR2) IS
    hash CLOB := '''row''';
    counted VARCHAR2(200);
  BEGIN
    FOR c IN (SELECT column_name, data_type FROM dba_tab_cols
              WHERE owner = us AND table_name = tab AND hidden_column = 'NO' AND virtual_column = 'NO'
                AND (data_type_owner IS NULL OR data_type = 'XMLTYPE') AND data_type NOT IN ('LONG', 'LONG RAW', 'BFILE')
              ORDER BY internal_column_id) LOOP
      hash := 'RAWTOHEX(STANDARD_HASH(' || hash || ' || ' || value_of(c.column_name, c.data_type) || ', ''SHA256''))';
    END LOOP;
    EXECUTE IMMEDIATE 'SELECT COUNT(*) || '' '' || NVL(SUM(TO_NUMBER(SUBSTR(hash, 1, 12), ''XXXXXXXXXXXX'')), 0) || '' '' '
      || '|| NVL(SUM(TO_NUMBER(SUBSTR(hash, 13, 12), ''XXXXXXXXXXXX'')), 0) FROM (SELECT RAWTOHEX(STANDARD_HASH(' || hash
      || ', ''SHA256'')) AS hash FROM ' || quoted(us) || '.' || quoted(tab) || ')' INTO counted;
    item('rows', tab, counted);
  END;
BEGIN
  item('database', 'read', 'yes');

  FOR t IN (SELECT table_name, temporary, partitioned, iot_type FROM dba_tables
            WHERE owner = us AND dropped = 'NO' AND nested = 'NO' AND secondary = 'N' AND iot_name IS NULL ORDER BY table_name) LOOP
    item('table', t.table_name, t.temporary || ' ' || t.partitioned || ' ' || t.iot_type);
  END LOOP;

  FOR c IN (SELECT c.table_name, c.column_name, c.column_id, c.data_type, c.data_length, c.char_length, c.char_used, c.data_precision, c.data_scale,
              c.nullable, c.identity_column, c.virtual_column, CASE WHEN c.identity_column = 'NO' THEN c.data_default_vc END AS data_default
            FROM dba_tab_cols c JOIN dba_objects o ON o.owner = c.owner AND o.object_name = c.table_name AND o.object_type IN ('TABLE', 'VIEW')
            WHERE c.owner = us AND c.hidden_column = 'NO' AND c.table_name NOT LIKE 'BIN$%' ORDER BY c.table_name, c.column_id) LOOP
    item('column', quoted(c.table_name) || '.' || quoted(c.column_name), c.column_id || ' ' || c.data_type || ' ' || c.data_length || ' ' || c.char_length
      || c.char_used || ' ' || c.data_precision || ' ' || c.data_scale || ' ' || c.nullable || ' ' || c.identity_column || ' ' || c.virtual_column || ' '
      || hashed(TRIM(c.data_default)));
  END LOOP;

  FOR i IN (SELECT name, COUNT(*) AS number_of, MIN(value) AS value FROM (
              SELECT quoted_table || '.' || CASE generated WHEN 'Y' THEN '(' || columns || ')' ELSE index_name END AS name,
                uniqueness || ' ' || index_type || ' ' || columns AS value
              FROM (SELECT '"' || i.table_name || '"' AS quoted_table, i.index_name, i.generated, i.uniqueness, i.index_type,
                      (SELECT LISTAGG(CASE WHEN c.column_name LIKE 'SYS_NC%' THEN 'expression' ELSE c.column_name END || ' ' || c.descend, ', ')
                         WITHIN GROUP (ORDER BY c.column_position)
                       FROM dba_ind_columns c WHERE c.index_owner = i.owner AND c.index_name = i.index_name) AS columns
                    FROM dba_indexes i WHERE i.owner = us AND i.index_type <> 'LOB' AND i.table_name NOT LIKE 'BIN$%'))
            GROUP BY name ORDER BY name) LOOP
    item('index', i.name, i.number_of || ' ' || i.value);
  END LOOP;

  FOR i IN (SELECT name, COUNT(*) AS number_of, MIN(value) AS value FROM (
              SELECT quoted_table || '.' || CASE generated WHEN 'GENERATED NAME' THEN '(' || constraint_type || ' ' || columns || ' ' || condition || ')'
                  ELSE constraint_name END AS name,
                constraint_type || ' ' || status || ' ' || validated || ' ' || delete_rule || ' ' || deferrable || ' ' || columns || ' ' || condition AS value
              FROM (SELECT '"' || c.table_name || '"' AS quoted_table, c.constraint_name, c.generated, c.constraint_type, c.status, c.validated, c.delete_rule,
                      c.deferrable, RAWTOHEX(STANDARD_HASH(c.search_condition_vc, 'SHA256')) AS condition,
                      (SELECT LISTAGG(k.column_name, ', ') WITHIN GROUP (ORDER BY k.position, k.column_name)
                       FROM dba_cons_columns k WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name) AS columns
                    FROM dba_constraints c WHERE c.owner = us AND c.table_name NOT LIKE 'BIN$%'))
            GROUP BY name ORDER BY name) LOOP
    item('constraint', i.name, i.number_of || ' ' || i.value);
  END LOOP;

  FOR v IN (SELECT view_name, text_length, text_vc FROM dba_views WHERE owner = us ORDER BY view_name) LOOP
    item('view', v.view_name, v.text_length || ' ' || hashed(v.text_vc));
  END LOOP;

  FOR s IN (SELECT type AS source_type, name, COUNT(*) || ' ' || NVL(SUM(CASE WHEN line > 1 THEN
                TO_NUMBER(SUBSTR(RAWTOHEX(STANDARD_HASH(line || ':' || RTRIM(text), 'SHA256')), 1, 12), 'XXXXXXXXXXXX') END), 0) AS value
            FROM dba_source WHERE owner = us GROUP BY type, name ORDER BY type, name) LOOP
    item('code', s.source_type || ' ' || s.name, s.value);
  END LOOP;

  FOR s IN (SELECT sequence_name, min_value, max_value, increment_by, cycle_flag, last_number FROM dba_sequences
            WHERE sequence_owner = us AND sequence_name NOT LIKE 'ISEQ$$%' ORDER BY sequence_name) LOOP
    item('sequence', s.sequence_name, s.min_value || ' ' || s.max_value || ' ' || s.increment_by || ' ' || s.cycle_flag);
    item('sequence_value', s.sequence_name, TO_CHAR(s.last_number * SIGN(s.increment_by)));
  END LOOP;

  FOR s IN (SELECT synonym_name, table_name FROM dba_synonyms WHERE owner = us ORDER BY synonym_name) LOOP
    item('synonym', s.synonym_name, s.table_name);
  END LOOP;

  FOR j IN (SELECT job_name, enabled, repeat_interval FROM dba_scheduler_jobs WHERE owner = us ORDER BY job_name) LOOP
    item('job', j.job_name, j.enabled || ' ' || j.repeat_interval);
  END LOOP;

  -- Temporary, external and materialized content is no content of a backup.
  FOR t IN (SELECT table_name FROM dba_tables WHERE owner = us AND dropped = 'NO' AND nested = 'NO' AND secondary = 'N' AND iot_name IS NULL
              AND temporary = 'N' AND external = 'NO' AND table_name NOT IN (SELECT mview_name FROM dba_mviews WHERE owner = us)
            ORDER BY table_name) LOOP
    rows_of(t.table_name);
  END LOOP;
END;
/
EXIT
