SELECT json_patch('{}', json_object('name', name, 'type', type, 'nullable', json(iif("notnull" = 0 AND pk = 0, 'true', 'false')),
  'defaultValue', dflt_value, 'key', iif(pk > 0, 'primary', NULL), 'generated', iif(hidden IN (2, 3), json('true'), NULL)))
FROM pragma_table_xinfo(${target.table_literal}, 'main') WHERE hidden <> 1 ORDER BY cid;
