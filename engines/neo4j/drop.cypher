DROP USER ${username_identifier} IF EXISTS;
// The system database cannot combine procedures.
:use neo4j
CALL dbms.listConnections() YIELD connectionId, username WITH connectionId, username WHERE username = ${username_literal}
CALL dbms.killConnection(connectionId) YIELD message RETURN count(message);
