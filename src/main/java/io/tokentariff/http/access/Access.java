package io.tokentariff.http.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.tokentariff.http.fault.HttpFault;
import io.tokentariff.problem.Limit;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out who asks, and refuses what they may not do; before every request that has a route. */
public final class Access {

    /** The cookie of the page's session. */
    public static final String COOKIE = "tariff-session";

    private static final String WHO = "tariff.who";
    private static final String BEARER = "Bearer ";

    private final TokenFile tokens;
    private final Sessions sessions;
    private final boolean open;
    private final List<String> proxies;
    private final Attempts failures;
    private final Attempts requests;

    /**
     * @param open whether everybody may do everything
     * @param proxies addresses whose headers say who somebody is
     */
    public Access(TokenFile tokens, boolean open, List<String> proxies, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = new Sessions(clock);
        this.open = open;
        this.proxies = List.copyOf(proxies);
        this.failures = new Attempts(clock, Limit.HTTP_FAILED_LOGINS);
        this.requests = new Attempts(clock, Limit.HTTP_REQUESTS);
    }

    /** Lets the request pass, or refuses it: 401, 403 or 429. */
    public void check(Context ctx) {
        Role needed = ctx.routeRoles().stream()
                .map(Role.class::cast)
                .findFirst()
                .orElse(Role.ADMIN); // a route that forgot to say
        refuseForeign(ctx);
        if (needed == Role.ANYONE) {
            return;
        }
        Principal who = find(ctx);
        if (!requests.another(who.name().isEmpty() ? ctx.ip() : who.name())) {
            throw HttpFault.tooMany("More than %s a minute.".formatted(Limit.HTTP_REQUESTS.words()));
        }
        if (who.equals(Principal.NOBODY)) {
            throw new HttpFault(401, "not-authenticated", "Say who you are: a token, or log in at the page.");
        }
        if (!who.role().includes(needed)) {
            throw new HttpFault(
                    403,
                    "not-allowed",
                    "%s is %s; this needs %s.".formatted(who.name(), who.role().word(), needed.word()));
        }
        ctx.attribute(WHO, who);
    }

    /** Returns who asks; known after {@link #check}. */
    public static Principal who(Context ctx) {
        Principal who = ctx.attribute(WHO);
        return who == null ? Principal.NOBODY : who;
    }

    /** Returns who asks, whether the route needs it or not. */
    public Principal find(Context ctx) {
        if (open) {
            return Principal.LOCAL;
        }
        String authorization = ctx.header("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return byToken(ctx, authorization.substring(BEARER.length()).strip());
        }
        Principal proxied = byProxy(ctx);
        if (proxied != null) {
            return proxied;
        }
        String session = ctx.cookie(COOKIE);
        String name = session == null ? null : sessions.nameOf(session);
        Principal known = name == null ? null : tokens.named(name);
        return known == null ? Principal.NOBODY : known;
    }

    private Principal byToken(Context ctx, String token) {
        if (!failures.allowed(ctx.ip())) {
            throw HttpFault.tooMany("Too many tokens that nobody has came from %s; wait a minute.".formatted(ctx.ip()));
        }
        Principal found = tokens.find(token);
        if (found == null) {
            failures.another(ctx.ip());
            throw new HttpFault(401, "unknown-token", "Nobody has this token; it may have been revoked.");
        }
        return found;
    }

    private @Nullable Principal byProxy(Context ctx) {
        if (!proxies.contains(ctx.ip())) {
            return null;
        }
        String user = ctx.header("X-Forwarded-User");
        String role = ctx.header("X-Forwarded-Role");
        return user == null || user.isBlank()
                ? null
                : new Principal(
                        user.strip(),
                        Role.of(role == null ? Role.VIEWER.word() : role.strip().toLowerCase(Locale.ROOT)));
    }

    /** A browser that comes from another site changes nothing and reads nothing here. */
    private static void refuseForeign(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean reads = ctx.method().name().equals("GET") || ctx.method().name().equals("HEAD");
        boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean navigates = reads && "navigate".equals(ctx.header("Sec-Fetch-Mode"));
        boolean foreignOrigin = origin != null && !origin.equals(ctx.scheme() + "://" + ctx.host());
        if ((foreignSite && !navigates) || foreignOrigin) {
            throw new HttpFault(403, "foreign-origin", "The request comes from a page of another site.");
        }
    }

    /** Begins a session of the page for whoever has the token, and gives its cookie. */
    public Principal logIn(Context ctx, String token) {
        Principal who = byToken(ctx, token);
        ctx.cookie(cookie(ctx, sessions.begin(who), (int) Sessions.LASTS.toSeconds()));
        return who;
    }

    /** Ends the session of the page. */
    public void logOut(Context ctx) {
        String session = ctx.cookie(COOKIE);
        if (session != null) {
            sessions.end(session);
        }
        ctx.cookie(cookie(ctx, "", 0));
    }

    private static Cookie cookie(Context ctx, String value, int age) {
        return new Cookie(COOKIE, value, "/", age, ctx.scheme().equals("https"), true, null, SameSite.STRICT);
    }
}
