// Without `showCredentials` the answer holds no password in any form.
for (const {user, db, roles} of admin.runCommand({usersInfo: {forAllDBs: true}, maxTimeMS: 8000}).users) {
  if (user !== '__system') {
    print(JSON.stringify({name: user, database: db, canLogIn: true, roles: roles.map(each => each.role + '@' + each.db)}));
  }
}
