// Connects as the server itself, with its key; over TLS where there is a certificate. For the script that follows.
var server = new Mongo('mongodb://__system:' + process.env.SERVER_KEY + '@127.0.0.1:${port}/?authSource=local&serverSelectionTimeoutMS=10000'
  + (require('fs').existsSync('/etc/databerth/ca.crt') ? '&tls=true&tlsCAFile=/etc/databerth/ca.crt' : ''));
var admin = server.getDB('admin');
