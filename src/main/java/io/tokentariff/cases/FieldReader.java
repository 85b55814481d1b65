package io.tokentariff.cases;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes values out of {@link YamlNode}s; what is not as it must be is reported with its place. */
final class FieldReader {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(_\\d{3})*|\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private final String file;
    private final List<String> lines;
    private final Problems problems;
    private int faults;

    FieldReader(String file, String text, Problems problems) {
        this.file = file;
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    String file() {
        return file;
    }

    /** Returns a line of the file as it is written, from 1; empty if there is none. */
    String line(int number) {
        return number < 1 || number > lines.size() ? "" : lines.get(number - 1);
    }

    /** How many faults were reported so far: what was read while there came none is sound. */
    int faults() {
        return faults;
    }

    /** Reports the names that are none of the known ones. */
    void allow(YamlNode.Fields fields, Collection<String> known) {
        fields.values().forEach((name, field) -> {
            if (!known.contains(name)) {
                report(
                        "unknown-key",
                        field,
                        "The name \"%s\" is not known here.".formatted(name),
                        isTold() ? NearestName.hint(name, known) : "");
            }
        });
    }

    /** Returns a value as text, null if there is none or it is something else. */
    @Nullable
    String text(YamlNode.Fields fields, String name) {
        YamlNode value = value(fields, name);
        return value == null ? null : text(value, name);
    }

    @Nullable
    String text(YamlNode value, String name) {
        if (value instanceof YamlNode.Text text) {
            return text.text();
        }
        report("wrong-shape", value, "\"%s\" must be a single value, not %s.".formatted(name, value.what()));
        return null;
    }

    /** Returns one name or several as a list, empty if there is none. */
    List<String> names(YamlNode.Fields fields, String name) {
        YamlNode value = value(fields, name);
        return value == null ? List.of() : names(value, name);
    }

    /** Returns one name or several as a list. */
    List<String> names(YamlNode value, String name) {
        if (value instanceof YamlNode.Items items) {
            List<String> names = new ArrayList<>();
            for (YamlNode item : items.values()) {
                String text = text(item, name);
                if (text != null) {
                    names.add(text);
                }
            }
            return names;
        }
        return Stream.ofNullable(text(value, name)).toList();
    }

    /** Returns values by name, none if it is something else. */
    YamlNode.Fields fields(YamlNode value, String name) {
        if (value instanceof YamlNode.Fields fields) {
            return fields;
        }
        report("wrong-shape", value, "\"%s\" must have names with values, not %s.".formatted(name, value.what()));
        return YamlNode.Fields.none(value);
    }

    List<YamlNode> items(YamlNode value, String name) {
        if (value instanceof YamlNode.Items items) {
            return items.values();
        }
        report("wrong-shape", value, "\"%s\" must be a list, not %s.".formatted(name, value.what()));
        return List.of();
    }

    /** Returns a whole number such as {@code 270_000}, null if it is none. */
    @Nullable
    Long whole(YamlNode value, String name) {
        String text = number(value, name, WHOLE, "a whole number such as 270_000");
        return text == null ? null : Long.valueOf(text.replace("_", ""));
    }

    /** Returns a decimal number such as {@code 0.40}, null if it is none. */
    @Nullable
    BigDecimal decimal(YamlNode value, String name) {
        String text = number(value, name, DECIMAL, "a decimal number such as 0.40");
        return text == null ? null : new BigDecimal(text);
    }

    private @Nullable String number(YamlNode value, String name, Pattern form, String what) {
        String text = text(value, name);
        if (text == null || form.matcher(text).matches()) {
            return text;
        }
        report("bad-number", value, "\"%s\" must be %s, not \"%s\".".formatted(name, what, text));
        return null;
    }

    /** Returns one of the known words, null if it is another. */
    @Nullable
    String word(YamlNode value, String name, List<String> words) {
        String text = text(value, name);
        if (text == null || words.contains(text)) {
            return text;
        }
        report(
                "unknown-value",
                value,
                "\"%s\" is \"%s\"; it can be %s.".formatted(name, text, String.join(", ", words)),
                NearestName.hint(text, words));
        return null;
    }

    static @Nullable YamlNode value(YamlNode.Fields fields, String name) {
        YamlNode.Field field = fields.values().get(name);
        return field == null ? null : field.value();
    }

    void report(String code, FilePlace at, String message) {
        report(code, at, message, "");
    }

    void report(String code, FilePlace at, String message, String hint) {
        if (isTold()) {
            problems.add(Problem.error(code, file, at.line(), at.column(), message, hint));
        } else if (faults == Limit.FAULTS.most()) {
            problems.add(Problem.error(
                    "too-many-faults",
                    file,
                    at.line(),
                    "The file has more than %s; from here on they are not told.".formatted(Limit.FAULTS.words())));
        }
        faults++;
    }

    /** Whether the next fault is told. */
    private boolean isTold() {
        return faults < Limit.FAULTS.most();
    }

    /** Reports what another reader found in what was made of a piece of the file. */
    void reportAll(Problems found, FilePlace at) {
        found.sorted().forEach(problem -> report(problem.code(), at, problem.message(), problem.hint()));
    }
}
