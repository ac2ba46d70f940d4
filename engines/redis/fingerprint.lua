-- One line for each numbered database and type of value: ["keys","<database> <type>","<count> <sum> <sum>"]. The sums run over a
-- hash of each key with its value, so that neither the order of keys nor the server's inner form of a value matters. Keys that
-- expire by themselves are left out: they may be gone when a copy is compared.
local ONE_LOOK = 1000
local MODULUS = 2 ^ 52

local function sorted(values)
  table.sort(values)
  return values
end

-- Lengths first, so that no text can look like two.
local function packed(values)
  local parts = {}
  for i, value in ipairs(values) do
    parts[i] = #value .. ':' .. value
  end
  return redis.sha1hex(table.concat(parts))
end

-- Versions write one and the same number with more or fewer digits.
local function scores(list)
  for i = 2, #list, 2 do
    list[i] = string.format('%.17g', tonumber(list[i]))
  end
  return list
end

local function pairs_of(flat)
  local pairs_found = {}
  for i = 1, #flat, 2 do
    pairs_found[#pairs_found + 1] = packed({flat[i], flat[i + 1]})
  end
  return pairs_found
end

local function entries_of(key)
  local entries, from = {}, '-'
  while true do
    local found = redis.call('XRANGE', key, from, '+', 'COUNT', ONE_LOOK)
    for _, entry in ipairs(found) do
      entries[#entries + 1] = entry[1] .. packed(entry[2])
      from = '(' .. entry[1]
    end
    if #found < ONE_LOOK then
      break
    end
  end
  for _, group in ipairs(redis.call('XINFO', 'GROUPS', key)) do
    entries[#entries + 1] = packed({group[2], tostring(group[6]), group[8]})
  end
  return entries
end

local READERS = {
  string = function(key) return {redis.call('GET', key)} end,
  list = function(key) return redis.call('LRANGE', key, 0, -1) end,
  set = function(key) return sorted(redis.call('SMEMBERS', key)) end,
  hash = function(key) return sorted(pairs_of(redis.call('HGETALL', key))) end,
  zset = function(key) return sorted(pairs_of(scores(redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')))) end,
  stream = entries_of,
}

-- A type of a module: the bytes that the server would write of it.
local function dumped(key)
  return {redis.call('DUMP', key)}
end

local lines = {}
for database = 0, 15 do
  redis.call('SELECT', database)
  local totals, cursor = {}, '0'
  repeat
    local look = redis.call('SCAN', cursor, 'COUNT', ONE_LOOK)
    cursor = look[1]
    for _, key in ipairs(look[2]) do
      if redis.call('PTTL', key) == -1 then
        local kind = redis.call('TYPE', key).ok
        local hash = redis.sha1hex(packed({key}) .. packed((READERS[kind] or dumped)(key)))
        local total = totals[kind] or {0, 0, 0, {}}
        if not total[4][key] then
          total[4][key] = true
          total[1] = total[1] + 1
          total[2] = (total[2] + tonumber(hash:sub(1, 12), 16)) % MODULUS
          total[3] = (total[3] + tonumber(hash:sub(13, 24), 16)) % MODULUS
          totals[kind] = total
        end
      end
    end
  until cursor == '0'
  lines[#lines + 1] = cjson.encode({'database', tostring(database), 'read'})
  for kind, total in pairs(totals) do
    lines[#lines + 1] = cjson.encode({'keys', database .. ' ' .. kind, string.format('%d %.0f %.0f', total[1], total[2], total[3])})
  end
end
return sorted(lines)
