package io.tokentariff.rulebook.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What facts, fields and outcomes mean. It is said once, in the comments of the source; a test writes it from there into a file
 * beside this class: a line each, name, parameters and meaning with tabs between.
 */
final class Meanings {

    private static final String FILE = "meanings.tsv";
    private static final Meaning NONE = new Meaning(List.of(), "");

    private final Map<String, Meaning> byName;

    private Meanings(Map<String, Meaning> byName) {
        this.byName = byName;
    }

    /**
     * One of them.
     *
     * @param parameters the names of what it takes, in order
     * @param says what it means
     */
    record Meaning(List<String> parameters, String says) {
        Meaning {
            parameters = List.copyOf(parameters);
        }

        String parameter(int index) {
            return index < parameters.size() ? parameters.get(index) : "value" + (index + 1);
        }
    }

    static Meanings read() {
        try (InputStream in = Objects.requireNonNull(Meanings.class.getResourceAsStream(FILE), FILE)) {
            Map<String, Meaning> byName = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] cells = line.split("\t", -1);
                byName.put(
                        cells[0], new Meaning(cells[1].isEmpty() ? List.of() : List.of(cells[1].split(",")), cells[2]));
            });
            return new Meanings(byName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Meaning of(Class<?> type) {
        return byName.getOrDefault(type.getSimpleName(), NONE);
    }

    /** Of a component of a record, or of a predicate. */
    Meaning of(Member member) {
        Class<?> parameter = member.parameter();
        String owner = member.owner().getSimpleName() + ".";
        Meaning component = byName.get(owner + member.name());
        return component != null
                ? component
                : byName.getOrDefault(
                        owner + "%s(%s)".formatted(member.name(), parameter == null ? "" : parameter.getSimpleName()),
                        NONE);
    }

    /** Of the way in which an outcome is made. */
    Meaning of(Method factory) {
        return byName.getOrDefault(
                factory.getReturnType().getSimpleName() + "." + DescribedTypes.signature(factory), NONE);
    }
}
