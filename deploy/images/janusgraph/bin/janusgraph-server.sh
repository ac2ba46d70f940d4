#!/bin/sh
# janusgraph-server.sh <settings>: becomes the server. JAVA_OPTIONS takes the place of the options below.
opened=
for package in lang lang.reflect lang.invoke util util.concurrent util.concurrent.atomic net nio math time text; do
  opened="$opened --add-opens=java.base/java.$package=ALL-UNNAMED"
done
# shellcheck disable=SC2086 # options are words
exec java ${JAVA_OPTIONS:--Xms256m -Xmx512m} $opened --add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
  -cp "$JANUS_HOME/lib/*" org.janusgraph.graphdb.server.JanusGraphServer "$@"
