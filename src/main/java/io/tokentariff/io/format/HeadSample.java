package io.tokentariff.io.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How an input begins: what its format is told by. */
public final class HeadSample {

    /** How much of the unpacked input is looked at. */
    public static final int SIZE = 1 << 16;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_NAMES = 1000;
    private static final String EVENT_DATA = "data:";
    private static final List<String> EVENT_FIELDS = List.of(EVENT_DATA, "event:", "id:", "retry:", ":");

    private final byte[] bytes;
    private final int from;
    private final int json;
    private String event = "";
    private final Set<String> keys = new HashSet<>();
    private final Set<String> objectTypes = new HashSet<>();

    private HeadSample(byte[] bytes, int from) {
        this.bytes = bytes;
        this.from = firstNonBlank(bytes, from);
        this.json = jsonBegin();
        if (json < bytes.length) {
            scan();
        }
    }

    /** Where the first JSON object begins: at the beginning, in a list, or in the first event of a stream; else the end. */
    private int jsonBegin() {
        int at = from;
        if (startsWith('[')) {
            at = firstNonBlank(bytes, from + 1);
        } else if (isEvents()) {
            int data = lineWith(EVENT_DATA);
            at = data < 0 ? bytes.length : firstNonBlank(bytes, data + EVENT_DATA.length());
        }
        return at < bytes.length && bytes[at] == '{' ? at : bytes.length;
    }

    private int lineWith(String prefix) {
        for (int at = from; at < bytes.length; at++) {
            if ((at == from || bytes[at - 1] == '\n') && hasAt(at, prefix)) {
                return at;
            }
        }
        return -1;
    }

    private boolean hasAt(int at, String text) {
        if (at + text.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a sample of what is given. */
    public static HeadSample of(byte[] head) {
        boolean marked =
                head.length >= 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf;
        return new HeadSample(head, marked ? 3 : 0);
    }

    /** Returns the beginning of a stream that supports marks, and leaves the stream where it was. */
    public static HeadSample peek(InputStream in) throws IOException {
        in.mark(SIZE);
        byte[] head = in.readNBytes(SIZE);
        in.reset();
        return of(head);
    }

    /** Whether there is nothing but blanks. */
    public boolean isBlank() {
        return from == bytes.length;
    }

    /** Whether the first character that is not blank is the given one. */
    public boolean startsWith(char first) {
        return !isBlank() && bytes[from] == first;
    }

    /** Whether it is a JSON list. */
    public boolean isList() {
        return startsWith('[');
    }

    /** Whether it is a stream of server-sent events. */
    public boolean isEvents() {
        return EVENT_FIELDS.stream().anyMatch(field -> hasAt(from, field)) && lineWith(EVENT_DATA) >= 0;
    }

    /** The {@code type} of the first JSON object itself, empty if it has none. */
    public String type() {
        return event;
    }

    /** The keys of the first JSON object, as far as it can be read. */
    public Set<String> keys() {
        return keys;
    }

    /** The values of all fields named {@code object} in the first JSON object, as far as it can be read. */
    public Set<String> objectTypes() {
        return objectTypes;
    }

    /** Whether the text stands somewhere in it. */
    public boolean mentions(String text) {
        return new String(bytes, StandardCharsets.UTF_8).contains(text);
    }

    /** The first line that is not blank. */
    public String firstLine() {
        return new String(bytes, from, endOfLine() - from, StandardCharsets.UTF_8).strip();
    }

    /** Whether it is no JSON, and its first line names these columns, whatever others it names. */
    public boolean isHeader(String... columns) {
        if (isBlank() || startsWith('{') || startsWith('[')) {
            return false;
        }
        List<String> cells = Arrays.stream(firstLine().split(",", -1))
                .map(cell -> cell.strip().replace("\"", ""))
                .toList();
        return cells.containsAll(List.of(columns));
    }

    /** Whether it has bytes that no text has. */
    public boolean isBinary() {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** The sample without its first line. */
    public HeadSample withoutFirstLine() {
        return new HeadSample(bytes, endOfLine());
    }

    /** Whether the first line is a whole JSON object, so that the file goes by lines. */
    public boolean firstLineIsWhole() {
        try (JsonParser parser = JSON.createParser(Arrays.copyOfRange(bytes, from, endOfLine()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private int endOfLine() {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private void scan() {
        try (JsonParser parser = JSON.createParser(bytes, json, bytes.length - json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                    if (depth == 0) {
                        return;
                    }
                } else if (token == JsonToken.FIELD_NAME && depth == 1 && keys.size() < MOST_NAMES) {
                    keys.add(parser.currentName());
                } else if (token == JsonToken.VALUE_STRING && "object".equals(parser.currentName())) {
                    objectTypes.add(parser.getText());
                } else if (token == JsonToken.VALUE_STRING && depth == 1 && "type".equals(parser.currentName())) {
                    event = parser.getText();
                }
            }
        } catch (IOException e) {
            // a sample ends anywhere; what was seen so far counts
        }
    }

    private static int firstNonBlank(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }
}
