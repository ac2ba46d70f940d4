SELECT jsonb_build_object('name', rolname, 'canLogIn', rolcanlogin, 'roles',
  ARRAY(SELECT pg_get_userbyid(roleid) FROM pg_auth_members WHERE member = pg_roles.oid ORDER BY 1))
FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'postgres';
