# load.sh USER SOURCE-USER: a compressed script from standard input, run by the server. It makes the user that owned the content;
# that one becomes ours, with a password that nobody knows until the bootstrap sets one.
set -eu
umask 0077
script=/opt/h2-data/load.sql.gz
H2_PASSWORD=$(cat /opt/h2-data/.admin-password)
export H2_PASSWORD

cat >"$script"
gzip -t "$script"
h2-sql <<END
SET @NAME = QUOTE_IDENT(UPPER('$1'));
SET @SOURCE = QUOTE_IDENT(UPPER('$2'));
EXECUTE IMMEDIATE CONCAT('DROP USER IF EXISTS ', @NAME);
RUNSCRIPT FROM '$script' COMPRESSION GZIP;
EXECUTE IMMEDIATE CASE WHEN @NAME = @SOURCE THEN 'SET @NOTHING = 1' ELSE CONCAT('ALTER USER ', @SOURCE, ' RENAME TO ', @NAME) END;
EXECUTE IMMEDIATE CONCAT('ALTER USER ', @NAME, ' SET PASSWORD ''', RAWTOHEX(SECURE_RAND(32)), '''');
END
# The script makes the other users that there were then, with empty passwords: those that there should be are made again.
h2-sql -showResults <<END | sed -n 's/^--> \(DROP USER .*;\)$/\1/p' | h2-sql
SELECT CONCAT('DROP USER ', QUOTE_IDENT(USER_NAME), ';') FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME NOT IN ('DATABERTH', UPPER('$1'));
END
rm "$script"
