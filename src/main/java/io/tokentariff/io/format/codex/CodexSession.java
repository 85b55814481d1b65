package io.tokentariff.io.format.codex;

import io.tokentariff.io.format.InstantText;
import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.NativeDraft;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.usage.Operation;
import io.tokentariff.usage.TokenCounts;
import io.tokentariff.usage.UsageKind;
import io.tokentariff.usage.UsageRecord;
import io.tokentariff.usage.UsageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a session at each of its events: makes records of what its totals grow by. */
final class CodexSession {

    /** How far apart copied counts are at most; the first answer of a fork takes longer. */
    static final Duration HISTORY = Duration.ofSeconds(2);

    private final ReadLog log;
    private final Interner interner = new Interner();
    private @Nullable String session;
    private @Nullable String model;
    private @Nullable String cwd;
    private @Nullable CodexUsage before;

    /** When the last of the copied events was written; null where none is copied any more. */
    private @Nullable Instant copied;

    private boolean forked;

    CodexSession(ReadLog log) {
        this.log = log;
    }

    ReadLog log() {
        return log;
    }

    /**
     * Takes the next event.
     *
     * @return what it charges, null if nothing
     * @throws io.tokentariff.problem.InvalidUsageException if it is a count that cannot be
     */
    @Nullable
    UsageRecord take(CodexEvent event) {
        switch (event.type == null ? "" : event.type) {
            case "session_meta" -> begin(event);
            case "turn_context" -> {
                model = event.model == null ? model : interner.text(event.model);
                cwd = event.cwd == null ? cwd : interner.text(event.cwd);
            }
            case "event_msg" -> {
                return "token_count".equals(event.payloadType) ? counted(event) : null;
            }
            default -> {}
        }
        return null;
    }

    /** The first one in a file is the session's own; others are of those it was forked off, unless one session follows another. */
    private void begin(CodexEvent event) {
        Instant at = time(event);
        boolean another = session != null && event.session != null && !session.equals(event.session);
        if (session == null || (another && !forked)) {
            session = event.session;
            cwd = event.cwd == null ? null : interner.text(event.cwd);
            model = event.model == null ? null : interner.text(event.model);
            before = null;
            forked = event.forked;
            copied = at;
        }
    }

    private static Instant time(CodexEvent event) {
        String text = event.timestamp;
        if (text == null) {
            throw NativeDraft.missing("timestamp");
        }
        return InstantText.parse("timestamp", text.toCharArray(), 0, text.length());
    }

    private @Nullable UsageRecord counted(CodexEvent event) {
        if (event.plan != null) {
            log.notice(
                    "plan-usage",
                    "Sessions that ran on a plan are not billed by tokens: what they come to is what the API would have cost, no bill.");
        }
        if (event.fault != null) {
            throw event.fault;
        }
        if (!event.hasInfo) {
            return null; // limits of the plan alone
        }
        Instant at = time(event);
        CodexUsage total = event.total == null ? event.last : event.total;
        if (total == null) {
            throw NativeDraft.missing("total_token_usage");
        }
        CodexUsage used = used(total, event);
        TokenCounts tokens = used.tokens();
        before = event.total == null ? before : event.total;
        if (isHistory(at)) {
            log.notice(
                    "forked-history",
                    "Sessions that were forked begin with counts of the session they were forked off; those are charged with its file alone.");
            return null;
        }
        return tokens.inUse().isEmpty() ? null : record(event, at, total, context(tokens, event));
    }

    /** What the totals grew by; where they begin anew, the last request. */
    private CodexUsage used(CodexUsage total, CodexEvent event) {
        CodexUsage known = before;
        if (known != null && event.total != null && total.holds(known)) {
            return total.less(known);
        }
        return event.last == null ? total : event.last;
    }

    private boolean isHistory(Instant at) {
        if (!forked || copied == null || at.isAfter(copied.plus(HISTORY))) {
            copied = null;
            return false;
        }
        copied = at.isAfter(copied) ? at : copied;
        return true;
    }

    private static TokenCounts context(TokenCounts tokens, CodexEvent event) {
        return event.last == null || event.last.input() <= tokens.input()
                ? tokens
                : tokens.withContext(event.last.input());
    }

    private UsageRecord record(CodexEvent event, Instant at, CodexUsage total, TokenCounts tokens) {
        String used = event.model == null ? model : interner.text(event.model);
        return new UsageRecord(
                session == null ? null : session + ":" + total.key(),
                at,
                interner.kind(
                        used == null ? UsageKind.NOT_SAID : used,
                        UsageKind.DEFAULT_TIER,
                        false,
                        Operation.INFERENCE,
                        UsageKind.NO_REGION,
                        UsageStatus.COMPLETED),
                tokens,
                interner.account(cwd, null, null, session == null ? Map.of() : Map.of("session", session)),
                null);
    }
}
