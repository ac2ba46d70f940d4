CREATE CONSTRAINT kit_customer_id FOR (c:KitCustomer) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT kit_in_number FOR ()-[r:KIT_IN]-() REQUIRE r.number IS UNIQUE;
CREATE INDEX kit_amount FOR (o:KitOrder) ON (o.amount, o.customer);
CREATE TEXT INDEX `kit "odd" 'name' \ é %22` FOR (c:KitCustomer) ON (c.name);
CREATE POINT INDEX kit_place FOR (c:KitCustomer) ON (c.place) OPTIONS {indexConfig: {`spatial.cartesian.min`: [-100.0, -100.0], `spatial.cartesian.max`: [100.0, 100.0]}};
CREATE FULLTEXT INDEX kit_words FOR (c:KitCustomer|KitOrder) ON EACH [c.note, c.text] OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}};
CREATE VECTOR INDEX kit_vector FOR (c:KitCustomer) ON c.vector OPTIONS {indexConfig: {`vector.dimensions`: 3, `vector.similarity_function`: 'cosine'}};
UNWIND range(1, 50) AS n
CREATE (:KitCustomer {id: n, name: 'customer ' + n, vector: [1.0, n / 7.0, -0.5], since: date('2026-01-02') + duration({days: n}),
  note: CASE WHEN n % 5 = 0 THEN null ELSE apoc.text.repeat('é\'"\\\n%22\t', n) END});
UNWIND range(1, 600) AS n
MATCH (c:KitCustomer {id: 1 + n % 50})
CREATE (c)-[:KIT_IN {number: n, at: localdatetime('2026-01-02T03:04:05') + duration({seconds: n})}]->(:KitOrder:`Kit "odd" \ ```
  {id: n, amount: n * 1.25, customer: c.id, text: 'order ' + n});
MATCH (c:KitCustomer {id: 1})
SET c.place = point({x: 1.5, y: -2}), c.places = [point({latitude: 55.6, longitude: 12.9, height: 3}), point({latitude: -1, longitude: 1, height: 0.1})],
  c.space = point({x: 0.1, y: 0.2, z: 1e300}), c.time = time('10:11:12.000000001+02:00'), c.local = localtime('23:59:59.999'),
  c.zoned = datetime('2026-10-25T01:30:00Z[Europe/London]'), c.other = datetime('2026-10-25T01:30:00+01:00[Europe/London]'),
  c.offset = [datetime('2026-02-03T04:05:06.123456789-11:30')], c.duration = duration({months: 14, days: -3, nanoseconds: -1}),
  c.durations = [duration('P1Y2M3DT4.5S'), duration('-PT0.000000001S')], c.infinite = [toFloat('Infinity'), toFloat('-Infinity'), -0.0, 4.9E-324],
  c.nothing = [], c.truth = [true, false], c.large = [9223372036854775807, -9223372036854775808], c.`a "b" \ 'c' %25 ``` = 'x',
  c.bytes = apoc.util.compress('\u0000ÿa\u0080', {compression: 'NONE', charset: 'ISO-8859-1'}), c.odd = '日本語 🐬 \u0000\u0001\r\n"\\\u2028%';
MATCH (c:KitCustomer {id: 1}) CREATE (c)-[:`kit "to" \ `` itself`]->(c);
CREATE (), ({alone: 1}), ({alone: 1})-[:KIT_TO]->({alone: 2})-[:KIT_TO {back: true}]->();
