// Users cannot be suspended here: the password becomes one that nobody knows. Then the sessions that are still there.
:use neo4j
:param {secret: randomUUID() + randomUUID()}
:use system
ALTER USER ${username_identifier} IF EXISTS SET PASSWORD $secret CHANGE NOT REQUIRED;
// The system database cannot combine procedures.
:use neo4j
CALL dbms.listConnections() YIELD connectionId, username WITH connectionId, username WHERE username = ${username_literal}
CALL dbms.killConnection(connectionId) YIELD message RETURN count(message);
