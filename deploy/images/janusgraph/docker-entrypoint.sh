#!/bin/sh
# Writes the settings and becomes the server. The contract (variables, order of steps) is that of
# docker.io/janusgraph/janusgraph: JANUS_PROPS_TEMPLATE, janusgraph.<setting>.
set -eu

if [ "$1" != janusgraph ]; then exec "$@"; fi
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$JANUS_DATA_DIR" "$JANUS_CONFIG_DIR"
  chown -R janusgraph:janusgraph "$JANUS_DATA_DIR" "$JANUS_CONFIG_DIR"
  exec setpriv --reuid=janusgraph --regid=janusgraph --init-groups "$0" "$@"
fi
properties=$JANUS_CONFIG_DIR/janusgraph.properties
mkdir -p "$JANUS_DATA_DIR" "$JANUS_CONFIG_DIR"
cp "$JANUS_HOME/conf/janusgraph-$JANUS_PROPS_TEMPLATE-server.properties" "$properties"
cp "$JANUS_HOME/conf/janusgraph-server.yaml" "$JANUS_CONFIG_DIR/"
chmod 700 "$JANUS_DATA_DIR" "$JANUS_CONFIG_DIR"
# Not by `env`: this shell drops variables whose names have dots.
tr '\0' '\n' </proc/$$/environ | sed -n 's/^janusgraph\.//p' | while IFS= read -r setting; do
  name=$(printf '%s' "${setting%%=*}" | sed 's/\./\\./g')
  sed -i "/^$name *=/d" "$properties"
  printf '%s\n' "$setting" >>"$properties"
done
exec "$JANUS_HOME/bin/janusgraph-server.sh" "$JANUS_CONFIG_DIR/janusgraph-server.yaml"
