SELECT /* databerth */ jsonb_strip_nulls(jsonb_build_object('name', e.name, 'version', coalesce(e.installed_version, e.default_version),
  'installed', e.installed_version IS NOT NULL, 'requires', v.requires, 'description', e.comment))
FROM pg_available_extensions e
JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
WHERE v.trusted OR e.installed_version IS NOT NULL;
