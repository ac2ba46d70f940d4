-- The log's entries of equal commands together. The server has already shortened long commands and left out passwords.
-- Whoever comes through the socket is our own administrator.
local queries, order = {}, {}
for _, entry in ipairs(redis.call('SLOWLOG', 'GET', -1)) do
  if not entry[5]:find('/', 1, true) then
    local statement = table.concat(entry[4], ' '):sub(1, 1000)
    local query = queries[statement]
    if not query then
      query = {statement = statement, calls = 0, totalMilliseconds = 0}
      queries[statement] = query
      order[#order + 1] = query
    end
    query.calls = query.calls + 1
    query.totalMilliseconds = query.totalMilliseconds + entry[3] / 1000
  end
end
for _, query in ipairs(order) do
  query.meanMilliseconds = query.totalMilliseconds / query.calls
end
table.sort(order, function(a, b) return a.meanMilliseconds > b.meanMilliseconds end)
local lines = {}
for i = 1, math.min(#order, ${limit}) do
  lines[i] = cjson.encode(order[i])
end
return lines
