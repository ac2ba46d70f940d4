# Read by the image's entry point after each start of the database, last of all that it does.
mkdir -p /opt/oracle/oradata/databerth
# Jobs of a tenant do not run in a throw-away copy: one that purges would do so before anyone could compare.
if [ "$${DATABERTH_ISOLATED:-no}" = yes ]; then
  sqlplus -S / as sysdba <<'END'
WHENEVER SQLERROR EXIT FAILURE
ALTER SYSTEM SET job_queue_processes = 0 SCOPE = MEMORY;
EXIT
END
fi
# Empty at each start of the container, unlike /tmp.
touch /dev/shm/databerth-started
