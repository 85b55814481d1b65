package io.tokentariff.io.format.litellm;

import io.tokentariff.io.format.Interner;
import io.tokentariff.io.format.rows.Fields;
import io.tokentariff.usage.Account;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose usage a row is. The team is the project. Tags are what the request was tagged with ({@code env:prod}; a bare word is a tag that is
 * {@code true}), what the user had logged ({@code spend_logs_metadata}), and the names of the end user, organization, key, team, session,
 * agent and tool.
 */
final class LiteLlmAccount {

    /** A key itself, not the hash of one. */
    private static final String SECRET = "sk-";

    private final Interner interner;
    private final TreeMap<String, String> tags = new TreeMap<>();

    LiteLlmAccount(Interner interner) {
        this.interner = interner;
    }

    Account of(Fields row, Fields metadata) {
        tags.clear();
        for (String tag : row.texts("request_tags")) {
            int colon = tag.indexOf(':');
            boolean named = colon > 0 && colon < tag.length() - 1;
            tag(
                    named ? tag.substring(0, colon).strip() : tag,
                    named ? tag.substring(colon + 1).strip() : "true");
        }
        Fields own = metadata.objectIfAny("spend_logs_metadata");
        for (String name : own.names()) {
            tag(name, own.plainText(name));
        }
        tag("end_user", first(row, "end_user", metadata, "user_api_key_end_user_id"));
        tag("organization", first(row, "organization_id", metadata, "user_api_key_org_id"));
        tag("key_alias", metadata.text("user_api_key_alias"));
        tag("team_alias", metadata.text("user_api_key_team_alias"));
        tag("project_id", metadata.text("user_api_key_project_id"));
        tag("session", first(row, "session_id", row, "trace_id"));
        tag("agent", row.text("agent_id"));
        tag("tool", row.text("mcp_namespaced_tool_name"));
        String user = first(row, "user", metadata, "user_api_key_user_id");
        String key = first(row, "api_key", metadata, "user_api_key_hash");
        return interner.account(
                shared(first(row, "team_id", metadata, "user_api_key_team_id")),
                "default_user_id".equals(user) ? null : shared(user),
                key == null || key.startsWith(SECRET) ? null : shared(key),
                tags);
    }

    private void tag(String name, @Nullable String value) {
        if (value != null && !name.isBlank()) {
            tags.putIfAbsent(interner.text(name), interner.text(value));
        }
    }

    private @Nullable String shared(@Nullable String text) {
        return text == null ? null : interner.text(text);
    }

    private static @Nullable String first(Fields one, String name, Fields other, String otherName) {
        String text = one.text(name);
        return text == null ? other.text(otherName) : text;
    }
}
