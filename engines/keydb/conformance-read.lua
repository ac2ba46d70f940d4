local lines = {}
local function add(name, value)
  lines[#lines + 1] = name .. ' ' .. tostring(value)
end
add('strings', redis.call('GET', 'kit:7') or 'absent')
add('hash', redis.call('HLEN', 'kit:hash'))
add('list', redis.call('LLEN', 'kit:list'))
add('set', redis.call('SCARD', 'kit:set'))
add('sorted', redis.call('ZSCORE', 'kit:sorted', 'a'))
add('stream', redis.call('XLEN', 'kit:stream'))
redis.call('SELECT', 5)
add('elsewhere', redis.call('GET', 'kit:elsewhere') or 'absent')
return lines
