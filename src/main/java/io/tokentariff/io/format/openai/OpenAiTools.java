package io.tokentariff.io.format.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokentariff.io.format.JsonValues;
import io.tokentariff.io.format.ReadLog;
import io.tokentariff.usage.TokenCounts;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Responses object says of built-in tools: {@code tool_usage}, the items of {@code output}, and the {@code tools} that were
 * offered. Reused.
 *
 * <p>Searches of the web are {@code tool_usage.web_search.num_requests}, else the {@code web_search_call} items whose action is a
 * search; opening a page and finding in it cost nothing. A {@code file_search_call} is one call. A container of the code interpreter
 * or the shell is one session, whose price depends on the {@code memory_limit} of the tool. An image that a tool made is charged by the
 * tokens of {@code tool_usage.image_gen}, at the rates of the tool's own {@code model}; without them its cost is not known. Remote
 * MCP servers, functions and computer use cost nothing but tokens.
 */
final class OpenAiTools {

    private static final String CONTAINER_SESSIONS = "container_sessions";

    private final ReadLog log;
    private final OpenAiUsageBlock imageUsage;
    private final Set<String> containers = new HashSet<>();
    private long searchesSaid;
    private long searches;
    private long fileSearches;
    private long imagesMade;
    private long containersUnknown;
    private boolean plainSearch;
    private boolean previewSearch;
    private @Nullable String containerMeter;
    private @Nullable String imageModel;
    private @Nullable TokenCounts imageTokens;

    OpenAiTools(ReadLog log) {
        this.log = log;
        this.imageUsage = new OpenAiUsageBlock(log);
    }

    void clear() {
        containers.clear();
        searchesSaid = JsonValues.ABSENT;
        searches = 0;
        fileSearches = 0;
        imagesMade = 0;
        containersUnknown = 0;
        plainSearch = false;
        previewSearch = false;
        containerMeter = null;
        imageModel = null;
        imageTokens = null;
    }

    /** The model that made images; null if the response does not say. */
    @Nullable
    String imageModel() {
        return imageModel;
    }

    /** What making images took, at the rates of {@link #imageModel}; null if nothing, or if nobody says. */
    @Nullable
    TokenCounts imageTokens() {
        return imageTokens;
    }

    /** Adds the meters of what was used. */
    void addTo(Map<String, Long> meters) {
        long searched = searchesSaid == JsonValues.ABSENT ? searches : searchesSaid;
        add(meters, previewSearch && !plainSearch ? "web_search_preview_calls" : "web_search_calls", searched);
        add(meters, "file_search_calls", fileSearches);
        add(meters, "uncounted_images", imageTokens == null ? imagesMade : 0);
        String sessions = containerMeter;
        add(meters, sessions == null ? "uncounted_containers" : sessions, containers.size());
        if (containersUnknown > 0) {
            meters.merge("uncounted_containers", containersUnknown, Long::sum);
        }
        if (!containers.isEmpty()) {
            log.notice(
                    "container-sessions",
                    "A container is counted once for each response that used it; one that serves several responses, or runs longer than a session, costs otherwise.");
        }
    }

    private static void add(Map<String, Long> meters, String meter, long count) {
        if (count > 0) {
            meters.put(meter, count);
        }
    }

    /** Reads {@code tool_usage}. */
    void usage(JsonParser parser) throws IOException {
        if (!JsonValues.isObject(parser, "tool_usage")) {
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            if (object && name.equals("web_search")) {
                webSearch(parser);
            } else if (object && name.equals("image_gen")) {
                TokenCounts tokens = imageUsage.read(parser);
                imageTokens = tokens.inUse().isEmpty() ? null : tokens;
            } else {
                parser.skipChildren();
            }
        }
    }

    private void webSearch(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("num_requests")) {
                searchesSaid = JsonValues.count(parser, name);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Reads the list {@code output}. */
    void output(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                item(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void item(JsonParser parser) throws IOException {
        String type = null;
        String action = null;
        String container = null;
        boolean local = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && name.equals("type")) {
                type = parser.getText();
            } else if (token == JsonToken.VALUE_STRING && name.equals("container_id")) {
                container = parser.getText();
            } else if (token == JsonToken.START_OBJECT && name.equals("action")) {
                action = inside(parser, "type");
            } else if (token == JsonToken.START_OBJECT && name.equals("environment")) {
                container = inside(parser, "container_id");
                local = container == null;
            } else {
                parser.skipChildren();
            }
        }
        count(type == null ? "" : type, action, container, local);
    }

    private void count(String type, @Nullable String action, @Nullable String container, boolean local) {
        switch (type) {
            case "web_search_call" -> searches += action == null || action.equals("search") ? 1 : 0;
            case "file_search_call" -> fileSearches++;
            case "image_generation_call" -> imagesMade++;
            case "code_interpreter_call", "shell_call" -> {
                if (container != null) {
                    containers.add(container);
                } else if (!local) {
                    containersUnknown++;
                }
            }
            default -> {}
        }
    }

    /** Returns the text of one field of the object that has begun, null if it has none. */
    private static @Nullable String inside(JsonParser parser, String field) throws IOException {
        String found = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals(field)) {
                found = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    /** Reads the list {@code tools}. */
    void tools(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                tool(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void tool(JsonParser parser) throws IOException {
        String type = "";
        String model = null;
        String memory = null;
        boolean ownContainer = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING && name.equals("type")) {
                type = parser.getText();
            } else if (token == JsonToken.VALUE_STRING && name.equals("model")) {
                model = parser.getText();
            } else if (token == JsonToken.VALUE_STRING && name.equals("container")) {
                ownContainer = true;
            } else if (token == JsonToken.START_OBJECT && (name.equals("container") || name.equals("environment"))) {
                memory = inside(parser, "memory_limit");
            } else {
                parser.skipChildren();
            }
        }
        previewSearch |= type.startsWith("web_search_preview");
        plainSearch |= type.startsWith("web_search") && !type.startsWith("web_search_preview");
        if (type.equals("image_generation")) {
            imageModel = model;
        }
        if ((type.equals("code_interpreter") || type.equals("shell")) && !ownContainer) {
            containerMeter = containerMeter(memory);
        }
    }

    /** The meter of a container's size, null for a size that has none; where nobody says the size, it is 1 GB. */
    private static @Nullable String containerMeter(@Nullable String memory) {
        return switch (memory == null ? "1g" : memory) {
            case "1g" -> CONTAINER_SESSIONS;
            case "4g" -> "container_4gb_sessions";
            case "16g" -> "container_16gb_sessions";
            case "64g" -> "container_64gb_sessions";
            default -> null;
        };
    }
}
