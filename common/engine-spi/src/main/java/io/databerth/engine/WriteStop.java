package io.databerth.engine;

/**
 * How a full database is kept from growing, for one user ({@code ${username}}) at a time; both commands can be repeated.
 *
 * @param freeze from now on the user's applications cannot add anything by default; reading and deleting stay possible
 * @param thaw gives back what {@code freeze} took, and changes nothing where it took nothing
 */
public record WriteStop(Exec freeze, Exec thaw) {}
