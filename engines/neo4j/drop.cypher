DROP USER ${username_identifier} IF EXISTS;
CALL dbms.listConnections() YIELD connectionId, username WITH connectionId WHERE username = ${username_literal}
CALL dbms.killConnection(connectionId) YIELD message RETURN count(message);
