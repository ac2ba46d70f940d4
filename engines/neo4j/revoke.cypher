// Users cannot be suspended here: the password becomes one that nobody knows. Then the sessions that are still there.
:param secret => randomUUID() + randomUUID()
ALTER USER ${username_identifier} IF EXISTS SET PASSWORD $secret CHANGE NOT REQUIRED;
CALL dbms.listConnections() YIELD connectionId, username WITH connectionId WHERE username = ${username_literal}
CALL dbms.killConnection(connectionId) YIELD message RETURN count(message);
