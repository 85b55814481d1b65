package io.tokentariff.cases;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads a YAML file into {@link YamlNode}s. Plain YAML alone: aliases, tags, and a name that stands twice are
 * problems.
 */
final class YamlTree {

    private static final int DEEPEST = 12;
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;
    private final Problems problems;

    private YamlTree(String file, YAMLParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** A file that is no use at all. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }

    /** Returns the file's content, null if it cannot be read; why is reported. */
    static YamlNode.@Nullable Fields read(String file, String text, Problems problems) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlTree(file, parser, problems).root();
        } catch (Unreadable e) {
            problems.add(e.problem);
        } catch (JsonProcessingException e) {
            problems.add(malformed(file, e));
        } catch (IOException e) {
            problems.add(Problem.error("bad-yaml", file, 0, "The file cannot be read."));
        }
        return null;
    }

    private static Problem malformed(String file, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        int line = at == null ? 0 : Math.max(0, at.getLineNr());
        int column = at == null ? 0 : Math.max(0, at.getColumnNr());
        String message = e.getOriginalMessage();
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            line = marked.getProblemMark().getLine() + 1;
            column = marked.getProblemMark().getColumn() + 1;
            message = Objects.requireNonNullElse(marked.getProblem(), message);
        }
        return Problem.error(
                "bad-yaml",
                file,
                line,
                column,
                "The file is not YAML: %s.".formatted(firstLine(message)),
                "Look for a missing bracket, comma, blank after a colon, or a tab.");
    }

    private YamlNode.@Nullable Fields root() throws IOException, Unreadable {
        if (parser.nextToken() == null) {
            return new YamlNode.Fields(Map.of(), 0, 0);
        }
        YamlNode root = node(0);
        if (!(root instanceof YamlNode.Fields fields)) {
            throw fault("bad-yaml", root.line(), root.column(), "The file must begin with names such as \"cases:\".");
        }
        if (parser.nextToken() != null) {
            throw fault("bad-yaml", line(), column(), "A second document begins here; a file of cases has one.");
        }
        return fields;
    }

    private YamlNode node(int depth) throws IOException, Unreadable {
        int line = line();
        int column = column();
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            throw fault("bad-yaml", line, column, "Aliases and tags (* !) are not used in cases.");
        }
        if (depth > DEEPEST) {
            throw fault("bad-yaml", line, column, "The values are nested too deeply.");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new YamlNode.Fields(fields(depth), line, column);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return new YamlNode.Items(items, line, column);
        }
        return new YamlNode.Text(token == JsonToken.VALUE_NULL ? "" : parser.getText(), line, column);
    }

    private Map<String, YamlNode.Field> fields(int depth) throws IOException, Unreadable {
        Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = line();
            int column = column();
            parser.nextToken();
            YamlNode value = node(depth + 1);
            if (fields.putIfAbsent(name, new YamlNode.Field(value, line, column)) != null) {
                problems.add(Problem.error(
                        "duplicate-key", file, line, column, "The name \"%s\" stands twice.".formatted(name), ""));
            }
        }
        return fields;
    }

    private int line() {
        return location().getLineNr();
    }

    private int column() {
        return location().getColumnNr();
    }

    private JsonLocation location() {
        return ((JsonParser) parser).currentTokenLocation();
    }

    private Unreadable fault(String code, int line, int column, String message) {
        return new Unreadable(Problem.error(code, file, line, column, message, ""));
    }

    private static String firstLine(String message) {
        String line = message.strip().lines().findFirst().orElse("it cannot be parsed");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
