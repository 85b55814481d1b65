package io.tokentariff.http.access;

import io.javalin.security.RouteRole;
import io.tokentariff.problem.WrongUseException;
import java.util.Locale;

/** What somebody may do; each may do what those before it may. */
public enum Role implements RouteRole {
    /** Nobody in particular: whether the service is up, and the page's own files. */
    ANYONE,
    /** Reads prices, rules, revisions and drafts. */
    VIEWER,
    /** Prices usage. */
    PRICER,
    /** Makes and edits drafts. */
    EDITOR,
    /** Publishes drafts that others made. */
    APPROVER,
    /** Reads the audit log. */
    ADMIN;

    /** Whether this role may do what that one may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** Its name in files, headers and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the role of that name.
     *
     * @throws WrongUseException if there is none
     */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role != ANYONE && role.word().equals(word)) {
                return role;
            }
        }
        throw new WrongUseException(
                "There is no role \"%s\"; it is viewer, pricer, editor, approver or admin.".formatted(word));
    }
}
