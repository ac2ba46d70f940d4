SELECT JSON_OBJECT('name', u.user, 'host', u.host, 'canLogIn', COALESCE(JSON_VALUE(u.priv, '$.is_role') OR JSON_VALUE(u.priv, '$.account_locked'), 0) = 0,
  'roles', JSON_COMPACT(COALESCE((SELECT JSON_ARRAYAGG(r.role) FROM mysql.roles_mapping r WHERE r.user = u.user AND r.host = u.host), '[]')))
FROM mysql.global_priv u
WHERE u.user NOT IN ('mysql', 'root', 'mariadb.sys', 'healthcheck', 'PUBLIC');
