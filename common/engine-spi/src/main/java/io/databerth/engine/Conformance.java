package io.databerth.engine;

import java.util.Optional;

/**
 * What an ordinary client does in the conformance kit: commands for a container of the same image beside the server's, which has nothing of it but the
 * authority's certificate.
 *
 * @param write makes content
 * @param read prints what the content is, in a few stable lines
 * @param damage changes the content, so that it reads otherwise
 * @param delete deletes content in the way that is left to the user of a full database; needed with a quota
 * @param plain tries to connect without TLS, and must fail
 * @param session logs in and stays for some minutes, for the list of sessions; fails when it is ended from the other side
 * @param elsewhere adds one row to what it keeps in the inner database {@code ${target.database}}, which is not its own, and prints as its last word how
 *     many there are; needed with the task {@code create_database}
 * @param allowCopy inside the server from whose content an import is made: gives its user the right to copy everything, which an owner elsewhere has
 */
public record Conformance(
        Exec write,
        Exec read,
        Exec damage,
        Optional<Exec> delete,
        Optional<Exec> plain,
        Optional<Exec> session,
        Optional<Exec> elsewhere,
        Optional<Exec> allowCopy) {}
