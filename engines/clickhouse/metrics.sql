SELECT * FROM (
  SELECT 'connections' AS name, toInt64(sum(value)) AS figure FROM system.metrics WHERE metric IN ('TCPConnection', 'HTTPConnection')
  UNION ALL SELECT 'connections_active', toInt64(sum(value)) FROM system.metrics WHERE metric = 'Query'
  UNION ALL SELECT 'memory_bytes', toInt64(sum(value)) FROM system.metrics WHERE metric = 'MemoryTracking'
  UNION ALL SELECT 'merges', toInt64(sum(value)) FROM system.metrics WHERE metric = 'Merge'
  UNION ALL SELECT 'queries_total', toInt64(sum(value)) FROM system.events WHERE event = 'Query'
  UNION ALL SELECT 'rows_written', toInt64(sum(value)) FROM system.events WHERE event = 'InsertedRows'
  UNION ALL SELECT 'blocks_hit', toInt64(sum(value)) FROM system.events WHERE event = 'MarkCacheHits'
  UNION ALL SELECT 'blocks_read', toInt64(sum(value)) FROM system.events WHERE event = 'MarkCacheMisses'
  UNION ALL SELECT 'size_bytes', toInt64(sum(bytes_on_disk)) FROM system.parts WHERE active
  UNION ALL SELECT 'parts', toInt64(count()) FROM system.parts WHERE active
  UNION ALL SELECT 'uptime_seconds', toInt64(uptime())
) FORMAT TSV
