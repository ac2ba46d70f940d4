# Connections of clients with what they are doing. The server does not combine the two lists: the first answer is a parameter of the
# second question.
set -eu
ask() {
  WGETRC=/etc/databerth/wgetrc wget --quiet --content-on-error --output-document=- --tries=1 --timeout=5 \
    --header='Content-Type: application/json' --header='Accept: application/json' --header='access-mode: READ' \
    --header='max-execution-time: 4000' --post-data="$1" http://127.0.0.1:7474/db/neo4j/tx/commit
}
transactions=$(ask '{"statements": [{"statement": "SHOW TRANSACTIONS YIELD connectionId, username, currentQuery, elapsedTime, status WHERE username <> '"'neo4j'"' RETURN collect({id: connectionId, statement: left(currentQuery, 1000), seconds: elapsedTime.seconds, state: status}) AS found"}]}' |
  sed 's/^{"results":\[{"columns":\["found"\],"data":\[{"row":\[//; s/\],"meta":.*$//')
ask '{"statements": [{"statement": "CALL dbms.listConnections() YIELD connectionId, username, connector, userAgent, clientAddress, connectTime WITH *, head([each IN $transactions WHERE each.id = connectionId]) AS does WHERE connector = '"'bolt' AND username <> 'neo4j'"' RETURN collect({id: connectionId, username: username, address: clientAddress, application: userAgent, state: coalesce(does.state, '"'idle'"'), seconds: does.seconds, connectedSeconds: duration.inSeconds(datetime(connectTime), datetime()).seconds, statement: does.statement}) AS found", "parameters": {"transactions": '"$transactions"'}}]}'
