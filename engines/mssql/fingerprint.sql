-- One line an item: ["kind","name","value"]. A restored database is the same to the page, so definitions are compared as they are.
-- Content is a sum over a hash of each row: the order of rows does not matter, and nothing of the tenant is run. Left out are the
-- values of computed columns (their definitions count), of columns encrypted by clients, and the hidden columns of graph tables.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 600000;
SET DEADLOCK_PRIORITY LOW;

CREATE TABLE #item (kind nvarchar(40), name nvarchar(1200), value nvarchar(max));

INSERT #item SELECT N'database', N'read', CONCAT(N'yes ', CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)));

INSERT #item SELECT N'schema', QUOTENAME(name), N'' FROM sys.schemas WHERE schema_id < 16384;

INSERT #item SELECT N'table', QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name),
  CONCAT_WS(N' ', temporal_type, is_memory_optimized, is_external, durability, lock_escalation)
FROM sys.tables WHERE is_ms_shipped = 0;

INSERT #item SELECT N'column', QUOTENAME(OBJECT_SCHEMA_NAME(c.object_id)) + N'.' + QUOTENAME(OBJECT_NAME(c.object_id)) + N'.' + QUOTENAME(c.name),
  CONCAT_WS(N' ', c.column_id, QUOTENAME(SCHEMA_NAME(t.schema_id)), QUOTENAME(t.name), c.max_length, c.precision, c.scale, c.is_nullable,
    c.is_identity, c.is_computed, c.is_sparse, c.collation_name, d.definition, m.definition)
FROM sys.columns AS c JOIN sys.objects AS o ON o.object_id = c.object_id JOIN sys.types AS t ON t.user_type_id = c.user_type_id
LEFT JOIN sys.default_constraints AS d ON d.object_id = c.default_object_id
LEFT JOIN sys.computed_columns AS m ON m.object_id = c.object_id AND m.column_id = c.column_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0;

INSERT #item SELECT N'index', QUOTENAME(OBJECT_SCHEMA_NAME(i.object_id)) + N'.' + QUOTENAME(OBJECT_NAME(i.object_id)) + N'.' + QUOTENAME(i.name),
  CONCAT_WS(N' ', i.type_desc, i.is_unique, i.is_primary_key, i.is_unique_constraint, i.is_disabled, i.ignore_dup_key, i.filter_definition,
    (SELECT STRING_AGG(CAST(CONCAT(QUOTENAME(COL_NAME(k.object_id, k.column_id)), N' ', k.key_ordinal, N' ', k.is_descending_key, N' ', k.is_included_column)
        AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY k.index_column_id)
      FROM sys.index_columns AS k WHERE k.object_id = i.object_id AND k.index_id = i.index_id))
FROM sys.indexes AS i JOIN sys.objects AS o ON o.object_id = i.object_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 AND i.name IS NOT NULL;

INSERT #item SELECT N'foreign key', QUOTENAME(OBJECT_SCHEMA_NAME(f.object_id)) + N'.' + QUOTENAME(f.name),
  CONCAT_WS(N' ', QUOTENAME(OBJECT_NAME(f.parent_object_id)), QUOTENAME(OBJECT_NAME(f.referenced_object_id)), f.delete_referential_action,
    f.update_referential_action, f.is_disabled, f.is_not_trusted,
    (SELECT STRING_AGG(CAST(CONCAT(QUOTENAME(COL_NAME(k.parent_object_id, k.parent_column_id)), N' ',
        QUOTENAME(COL_NAME(k.referenced_object_id, k.referenced_column_id))) AS nvarchar(max)), N', ') WITHIN GROUP (ORDER BY k.constraint_column_id)
      FROM sys.foreign_key_columns AS k WHERE k.constraint_object_id = f.object_id))
FROM sys.foreign_keys AS f WHERE f.is_ms_shipped = 0;

INSERT #item SELECT N'check', QUOTENAME(OBJECT_SCHEMA_NAME(object_id)) + N'.' + QUOTENAME(name),
  CONCAT_WS(N' ', QUOTENAME(OBJECT_NAME(parent_object_id)), is_disabled, is_not_trusted, definition)
FROM sys.check_constraints WHERE is_ms_shipped = 0;

-- Views, procedures, functions and triggers.
INSERT #item SELECT N'module', CONCAT(o.type_desc, N' ', QUOTENAME(SCHEMA_NAME(o.schema_id)), N'.', QUOTENAME(o.name)),
  CONCAT_WS(N' ', m.uses_ansi_nulls, m.uses_quoted_identifier, m.is_schema_bound,
    CONVERT(char(64), HASHBYTES('SHA2_256', CONVERT(varbinary(max), m.definition)), 2))
FROM sys.sql_modules AS m JOIN sys.objects AS o ON o.object_id = m.object_id WHERE o.is_ms_shipped = 0;

INSERT #item SELECT N'database trigger', QUOTENAME(t.name), CONCAT_WS(N' ', t.is_disabled,
    CONVERT(char(64), HASHBYTES('SHA2_256', CONVERT(varbinary(max), m.definition)), 2))
FROM sys.triggers AS t LEFT JOIN sys.sql_modules AS m ON m.object_id = t.object_id WHERE t.parent_class = 0 AND t.is_ms_shipped = 0;

INSERT #item SELECT N'sequence', QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name),
  CONCAT_WS(N' ', TYPE_NAME(user_type_id), CAST(start_value AS nvarchar(60)), CAST(increment AS nvarchar(60)), CAST(minimum_value AS nvarchar(60)),
    CAST(maximum_value AS nvarchar(60)), is_cycling)
FROM sys.sequences WHERE is_ms_shipped = 0;

INSERT #item SELECT N'synonym', QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name), base_object_name FROM sys.synonyms;

INSERT #item SELECT N'type', QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name),
  CONCAT_WS(N' ', TYPE_NAME(system_type_id), max_length, precision, scale, is_nullable, is_table_type)
FROM sys.types WHERE is_user_defined = 1;

DECLARE @name nvarchar(600), @columns nvarchar(max), @statement nvarchar(max);
DECLARE tables CURSOR LOCAL STATIC FOR
  SELECT QUOTENAME(SCHEMA_NAME(t.schema_id)) + N'.' + QUOTENAME(t.name),
    (SELECT STRING_AGG(CAST(N' + ISNULL(HASHBYTES(''SHA2_256'', ' + CASE
          WHEN TYPE_NAME(c.system_type_id) IN ('char', 'varchar', 'nchar', 'nvarchar', 'binary', 'varbinary', 'image', 'timestamp', 'uniqueidentifier')
            OR c.system_type_id = 240 THEN N'CONVERT(varbinary(max), ' + QUOTENAME(c.name) + N')'
          WHEN TYPE_NAME(c.system_type_id) = 'text' THEN N'CONVERT(varbinary(max), CONVERT(varchar(max), ' + QUOTENAME(c.name) + N'))'
          WHEN TYPE_NAME(c.system_type_id) = 'sql_variant' THEN N'CONVERT(varbinary(8000), ' + QUOTENAME(c.name) + N')'
          WHEN TYPE_NAME(c.system_type_id) IN ('float', 'real') THEN N'CONVERT(varbinary(max), CONVERT(nvarchar(64), ' + QUOTENAME(c.name) + N', 3))'
          WHEN TYPE_NAME(c.system_type_id) IN ('money', 'smallmoney') THEN N'CONVERT(varbinary(max), CONVERT(nvarchar(64), ' + QUOTENAME(c.name) + N', 2))'
          WHEN TYPE_NAME(c.system_type_id) IN ('date', 'time', 'datetime', 'datetime2', 'smalldatetime', 'datetimeoffset')
            THEN N'CONVERT(varbinary(max), CONVERT(nvarchar(64), ' + QUOTENAME(c.name) + N', 121))'
          ELSE N'CONVERT(varbinary(max), CONVERT(nvarchar(max), ' + QUOTENAME(c.name) + N'))' END
        + N'), CAST(0x AS binary(32)))' AS nvarchar(max)), N'') WITHIN GROUP (ORDER BY c.column_id)
      FROM sys.columns AS c WHERE c.object_id = t.object_id AND c.is_computed = 0 AND c.is_column_set = 0 AND c.encryption_type IS NULL
        AND c.graph_type IS NULL)
  FROM sys.tables AS t WHERE t.is_ms_shipped = 0 AND t.is_external = 0;
OPEN tables;
FETCH NEXT FROM tables INTO @name, @columns;
WHILE @@FETCH_STATUS = 0
BEGIN
  SET @statement = N'INSERT #item SELECT N''rows'', @name, CONCAT_WS(N'' '', COUNT_BIG(*),
    ISNULL(SUM(CAST(CAST(SUBSTRING(hash, 1, 7) AS bigint) AS decimal(38, 0))), 0),
    ISNULL(SUM(CAST(CAST(SUBSTRING(hash, 8, 7) AS bigint) AS decimal(38, 0))), 0))
    FROM (SELECT HASHBYTES(''SHA2_256'', CAST(0x AS varbinary(max))' + ISNULL(@columns, N'') + N') AS hash FROM ' + @name + N') AS hashed';
  EXEC sp_executesql @statement, N'@name nvarchar(600)', @name = @name;
  FETCH NEXT FROM tables INTO @name, @columns;
END;

-- A value that would not fit into a line counts by its hash.
SELECT CAST(CONCAT(N'["', kind, N'","', STRING_ESCAPE(name, 'json'), N'","', CASE WHEN LEN(value) <= 300 THEN STRING_ESCAPE(value, 'json')
    ELSE CONVERT(char(64), HASHBYTES('SHA2_256', CONVERT(varbinary(max), value)), 2) END, N'"]') AS nvarchar(4000))
FROM #item ORDER BY kind COLLATE Latin1_General_BIN2, name COLLATE Latin1_General_BIN2;
GO
