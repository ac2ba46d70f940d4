SELECT JSON_OBJECT('name', variable_name, 'value', variable_value) FROM performance_schema.global_variables;
