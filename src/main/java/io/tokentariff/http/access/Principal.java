package io.tokentariff.http.access;

/**
 * Who asks.
 *
 * @param name as it stands in revisions and the audit log
 * @param role what they may do
 */
public record Principal(String name, Role role) {

    /** Somebody who has not said who they are. */
    public static final Principal NOBODY = new Principal("", Role.ANYONE);

    /** Whoever works at this machine, where the service is open. */
    public static final Principal LOCAL = new Principal("local", Role.ADMIN);
}
