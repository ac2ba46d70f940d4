for i = 1, 400 do
  redis.call('SET', 'kit:' .. i, string.rep('value ' .. i .. ' ', i % 7 + 1))
end
redis.call('SET', 'kit:odd "\\\n\0 é 日本語 🐬', '\255\0binary')
for i = 1, 300 do
  redis.call('HSET', 'kit:hash', 'field ' .. i, i * i)
  redis.call('RPUSH', 'kit:list', i % 13)
  redis.call('SADD', 'kit:set', 'member ' .. i)
  redis.call('ZADD', 'kit:sorted', i / 7, 'member ' .. i)
  redis.call('XADD', 'kit:stream', i .. '-1', 'n', i)
end
redis.call('XGROUP', 'CREATE', 'kit:stream', 'kit:group', '100-1')
redis.call('ZADD', 'kit:sorted', 1, 'a')
redis.call('PFADD', 'kit:distinct', 'a', 'b', 'c')
redis.call('SET', 'kit:soon', 'gone', 'PX', 3600000)
redis.call('SELECT', 5)
redis.call('SET', 'kit:elsewhere', 'five')
return 'OK'
