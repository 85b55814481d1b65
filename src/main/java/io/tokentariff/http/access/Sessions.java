package io.tokentariff.http.access;

import io.tokentariff.problem.Limit;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has logged in at the page. A session is forgotten twelve hours after it began, when the service stops, or when its token is revoked. */
public final class Sessions {

    /** How long a session lasts. */
    public static final Duration LASTS = Duration.ofHours(12);

    private static final int ID_BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    private record Session(String name, Instant until) {}

    public Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a session, and returns its id; the eldest goes where there are too many. */
    public synchronized String begin(Principal who) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !now.isBefore(session.until()));
        if (sessions.size() >= Limit.HTTP_SESSIONS.most()) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(TokenFile.hash(id), new Session(who.name(), now.plus(LASTS)));
        return id;
    }

    /** Returns the name of whose session it is; null if there is none. */
    public synchronized @Nullable String nameOf(String id) {
        Session session = sessions.get(TokenFile.hash(id));
        return session == null || !clock.instant().isBefore(session.until()) ? null : session.name();
    }

    /** Ends a session. */
    public synchronized void end(String id) {
        sessions.remove(TokenFile.hash(id));
    }
}
