SELECT count(*), sum(amount), min(placed), max(placed) FROM kit_reading;
SELECT count(*), count(note), sum(length(note)) FROM kit_device;
SELECT count(*), sum(total) FROM kit_day;
SELECT count(*), sum(length("c'd""e")) FROM "kit ""odd"" 'name' \ é; -- %";
SELECT hypertable_name, num_dimensions, num_chunks FROM timescaledb_information.hypertables ORDER BY hypertable_name;
SELECT time_bucket('1 week', placed) AS week, sum(amount) FROM kit_reading GROUP BY week ORDER BY week;
SELECT kit_double(21);
