package io.tokentariff.io.format.codex;

import io.tokentariff.problem.InvalidUsageException;
import org.jspecify.annotations.Nullable;

/** One line of a session; reused. */
final class CodexEvent {

    @Nullable
    String timestamp;

    @Nullable
    String type;

    @Nullable
    String payloadType;

    @Nullable
    String session;

    @Nullable
    String model;

    @Nullable
    String cwd;

    /** The plan that it ran on; null if none is said. */
    @Nullable
    String plan;

    @Nullable
    CodexUsage total;

    @Nullable
    CodexUsage last;

    /** The first fault in what it counts; null if there is none. */
    @Nullable
    InvalidUsageException fault;

    boolean hasPayload;
    boolean hasInfo;
    boolean forked;

    void clear() {
        timestamp = null;
        type = null;
        payloadType = null;
        session = null;
        model = null;
        cwd = null;
        plan = null;
        total = null;
        last = null;
        fault = null;
        hasPayload = false;
        hasInfo = false;
        forked = false;
    }
}
