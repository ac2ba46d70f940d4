SELECT JSON_OBJECT('name', u.user, 'host', u.host, 'canLogIn', u.account_locked <> 'Y', 'roles',
  COALESCE((SELECT JSON_ARRAYAGG(r.from_user) FROM mysql.role_edges r WHERE r.to_user = u.user AND r.to_host = u.host), JSON_ARRAY()))
FROM mysql.user u
WHERE u.user NOT IN ('mysql', 'root', 'mysql.sys', 'mysql.session', 'mysql.infoschema');
