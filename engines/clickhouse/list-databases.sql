SELECT name, engine, sizeBytes FROM (
  SELECT name, engine FROM system.databases
  WHERE lower(name) NOT IN ('default', 'system', 'information_schema', '_temporary_and_external_tables'))
ANY LEFT JOIN (SELECT database AS name, sum(bytes_on_disk) AS sizeBytes FROM system.parts WHERE active GROUP BY database)
USING name
