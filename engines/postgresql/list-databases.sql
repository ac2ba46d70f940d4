SELECT jsonb_build_object('name', datname, 'owner', pg_get_userbyid(datdba), 'sizeBytes', pg_database_size(oid))
FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres';
