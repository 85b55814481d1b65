package io.tokentariff.io.format.codex;

import io.tokentariff.io.format.DocumentStream;
import io.tokentariff.io.format.HeadSample;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.io.format.StreamFormat;
import io.tokentariff.io.format.UsageSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Sessions of Codex ({@code $CODEX_HOME/sessions/…/rollout-….jsonl}), one event a line, of which these matter:
 *
 * <pre>{@code
 * {"timestamp":"2026-07-03T18:15:07.497Z","type":"session_meta","payload":{"id":"s1","cwd":"/repo"}}
 * {"timestamp":"2026-07-03T18:15:07.693Z","type":"turn_context","payload":{"cwd":"/repo","model":"gpt-5.5"}}
 * {"timestamp":"2026-07-03T18:15:19.978Z","type":"event_msg","payload":{"type":"token_count","info":{
 *  "total_token_usage":{"input_tokens":14475,"cached_input_tokens":2432,"output_tokens":216,"reasoning_output_tokens":64,"total_tokens":14691},
 *  "last_token_usage":{"input_tokens":14475,"cached_input_tokens":2432,"output_tokens":216,"reasoning_output_tokens":64,"total_tokens":14691}}}}
 * }</pre>
 *
 * <p>A record is what {@code total_token_usage} grew by since the last count of the file, so that a count that is written again is charged
 * once. Where it did not begin at zero, or shrank, {@code last_token_usage} is what was used. Cached and written tokens are inside the input,
 * reasoning inside the output. The id is the session's with its totals, so that a copy of a session is charged once; the time is the line's.
 *
 * <p>A session that was forked off another, or is that of a subagent, may begin with the counts of the other, written at the moment of the fork:
 * counts that follow its beginning, and each other, within {@link CodexSession#HISTORY} are the other's, and charged with its file. The tier
 * is not said. A session that ran on a plan is not billed by tokens, which a notice says.
 */
public final class CodexFormat implements StreamFormat {

    @Override
    public String name() {
        return "codex";
    }

    @Override
    public boolean recognises(HeadSample head) {
        return head.keys().containsAll(Set.of("timestamp", "type", "payload"));
    }

    @Override
    public void read(InputStream in, ReadLog log, UsageSink sink) throws IOException {
        new DocumentStream(in, log, sink).read(new CodexReader(new CodexSession(log), sink)::read);
    }
}
