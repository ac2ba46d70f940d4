-- An export goes on when its client is gone: one that a killed backup left is ended, and its table dropped.
WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF
DECLARE
  job NUMBER;
BEGIN
  FOR found IN (SELECT owner_name, job_name FROM dba_datapump_jobs WHERE job_name = 'DATABERTH_BACKUP') LOOP
    BEGIN
      job := DBMS_DATAPUMP.ATTACH(found.job_name, found.owner_name);
      DBMS_DATAPUMP.STOP_JOB(job, immediate => 1, keep_master => 0);
    EXCEPTION
      -- One that stands still cannot be attached to; its table is what is left of it.
      WHEN OTHERS THEN NULL;
    END;
  END LOOP;
  FOR found IN (SELECT owner FROM dba_tables WHERE owner = 'SYS' AND table_name = 'DATABERTH_BACKUP') LOOP
    EXECUTE IMMEDIATE 'DROP TABLE sys.databerth_backup PURGE';
  END LOOP;
END;
/
EXIT
