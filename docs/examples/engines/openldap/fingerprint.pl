# A line for each entry of the content: its name and the digest of all that it holds.
use strict;
use Digest::SHA 'sha256_hex';

open my $entries, '-|', qw(slapcat -f /etc/databerth/slapd.conf -b dc=content -o ldif_wrap=no) or die "slapcat: $!";
$/ = "";    # read up to an empty line, which ends an entry
while (my $entry = <$entries>) {
    my ($name) = $entry =~ /^dn:(.*)/;    # with one more colon where it is base64
    $name =~ s/(["\\])/\\$1/g;
    print qq(["entry","$name",") . sha256_hex($entry) . qq("]\n);
}
close $entries or die "slapcat failed\n";
