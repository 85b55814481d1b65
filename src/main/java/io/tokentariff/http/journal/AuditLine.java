package io.tokentariff.http.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an entry is written: one JSON object on one line, the hash last. The hash is that of the line's bytes up to {@code
 * ,"hash"}, so that whoever has a SHA-256 can check it.
 */
final class AuditLine {

    /** What stands before the first entry. */
    static final String NOTHING = "0".repeat(64);

    private static final Pattern END = Pattern.compile(",\"hash\":\"([0-9a-f]{64})\"}$");
    private static final JsonFactory JSON = new JsonFactory();

    private AuditLine() {}

    /** An entry that is not as it was written. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /** Returns an entry's line, without a line break. */
    static String write(long seq, Instant at, String who, String what, Map<String, String> details, String prev)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("seq", seq);
            json.writeStringField("at", at.toString());
            json.writeStringField("who", who);
            json.writeStringField("what", what);
            json.writeObjectFieldStart("details");
            for (Map.Entry<String, String> each : details.entrySet()) {
                json.writeStringField(each.getKey(), each.getValue());
            }
            json.writeEndObject();
            json.writeStringField("prev", prev);
            json.writeEndObject();
        }
        String body = text.toString().substring(0, text.getBuffer().length() - 1);
        return body + ",\"hash\":\"" + hash(body) + "\"}";
    }

    /** Reads an entry's line. */
    static AuditEntry read(String line) throws Unreadable {
        Matcher end = END.matcher(line);
        if (!end.find()) {
            throw new Unreadable("it is no entry");
        }
        if (!hash(line.substring(0, end.start())).equals(end.group(1))) {
            throw new Unreadable("it was changed: its hash is another one");
        }
        try (JsonParser json = JSON.createParser(line)) {
            return entry(json);
        } catch (IOException | DateTimeException | NumberFormatException | NullPointerException e) {
            throw new Unreadable("it is no entry");
        }
    }

    private static AuditEntry entry(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Map<String, String> details = new LinkedHashMap<>();
        boolean within = false;
        json.nextToken();
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                within = true;
            } else if (token == JsonToken.END_OBJECT) {
                within = false;
            } else if (token.isScalarValue()) {
                (within ? details : fields).put(json.currentName(), json.getText());
            }
        }
        return new AuditEntry(
                Long.parseLong(said(fields, "seq")),
                Instant.parse(said(fields, "at")),
                said(fields, "who"),
                said(fields, "what"),
                details,
                said(fields, "prev"),
                said(fields, "hash"));
    }

    private static String said(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
