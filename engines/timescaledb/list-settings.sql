SELECT jsonb_build_object('name', name, 'value', setting, 'unit', unit, 'changed', pending_restart) FROM pg_settings
WHERE context <> 'internal';
