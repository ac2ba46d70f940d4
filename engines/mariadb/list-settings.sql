SELECT JSON_OBJECT('name', LOWER(variable_name), 'value', variable_value) FROM information_schema.global_variables;
