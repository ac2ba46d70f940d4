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
rm "$script"
