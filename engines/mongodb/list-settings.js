// Numbers, words and switches; what is a document or could hold a secret is left out.
for (const [name, value] of Object.entries(admin.runCommand({getParameter: '*'}))) {
  if (['number', 'string', 'boolean'].includes(typeof value) && !/pass|pwd|key|secret/i.test(name)) {
    print(JSON.stringify({name, value: String(value)}));
  } else if (value !== null && ['Long', 'Int32', 'Double'].includes(value._bsontype)) {
    print(JSON.stringify({name, value: value.toString()}));
  }
}
