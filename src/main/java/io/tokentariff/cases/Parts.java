package io.tokentariff.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What cases can say of one outcome, part by part: {@code {price: 0.80, rule: charges.batch-half-price}}, or its first part
 * alone: {@code 0.80}. What is wanted of an outcome is a text for each part that is said, written as what came out is.
 *
 * @param parts the parts, in the order in which they are said
 * @param naming gives the name of a part that was called otherwise once
 * @param <G> what came out
 */
record Parts<G>(UnaryOperator<String> naming, List<Part<G>> parts) {

    /** How what is wanted is compared with what came out. */
    enum Compared {
        /** Equal, where it is said. */
        IF_SAID,
        /** Equal, or not there where it is not said. */
        ALWAYS,
        /** A piece of what came out, which is too long to be said again. */
        PIECE
    }

    /**
     * One part.
     *
     * @param name what it is called in cases
     * @param read takes it from a case, written as what came out is
     * @param got what came out; empty for nothing
     * @param words says it
     */
    record Part<G>(
            String name,
            Compared compared,
            Expectable.Read<String> read,
            Function<G, String> got,
            UnaryOperator<String> words) {

        /** A part that is a text in cases. */
        static <G> Part<G> text(String name, Function<G, @Nullable String> got, UnaryOperator<String> words) {
            return new Part<>(
                    name,
                    Compared.IF_SAID,
                    FieldReader::text,
                    each -> Objects.requireNonNullElse(got.apply(each), ""),
                    words);
        }

        private boolean fits(@Nullable String wanted, String is) {
            return switch (compared) {
                case IF_SAID -> wanted == null || wanted.equals(is);
                case ALWAYS -> is.equals(Objects.requireNonNullElse(wanted, ""));
                case PIECE -> wanted == null || is.contains(wanted);
            };
        }

        private Optional<String> inWords(G outcome) {
            return Optional.of(got.apply(outcome))
                    .filter(is -> compared != Compared.PIECE && !is.isEmpty())
                    .map(words);
        }
    }

    /** Returns what is wanted of each of several outcomes; what cannot be read is reported and left out. */
    List<Map<String, String>> read(FieldReader reader, List<YamlNode> nodes, String name) {
        List<Map<String, String>> all = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node instanceof YamlNode.Fields fields) {
                all.add(read(reader, fields));
            } else {
                String first = parts.get(0).read().from(reader, node, name);
                all.add(first == null ? Map.of() : Map.of(parts.get(0).name(), first));
            }
        }
        return all;
    }

    private Map<String, String> read(FieldReader reader, YamlNode.Fields said) {
        Map<String, YamlNode.Field> named = new LinkedHashMap<>();
        said.values().forEach((name, field) -> named.put(naming.apply(name), field));
        YamlNode.Fields fields = said.with(named);
        reader.allow(fields, parts.stream().map(Part::name).toList());
        Map<String, String> wanted = new HashMap<>();
        for (Part<G> part : parts) {
            YamlNode value = FieldReader.value(fields, part.name());
            String text = value == null ? null : part.read().from(reader, value, part.name());
            if (text != null) {
                wanted.put(part.name(), text);
            }
        }
        return wanted;
    }

    /** Compares: each one that is wanted must be there, and no other. Returns a sentence if it is not so. */
    Stream<String> differences(String what, List<Map<String, String>> wanted, List<G> got) {
        List<G> left = new ArrayList<>(got);
        List<Map<String, String>> missing = new ArrayList<>(wanted);
        missing.removeIf(each -> left.stream()
                .filter(is -> isAs(each, is))
                .findFirst()
                .map(left::remove)
                .orElse(false));
        if (missing.isEmpty() && left.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of("expected %s, but got %s"
                .formatted(
                        missing.isEmpty() ? "nothing more for " + what : what + " " + joined(missing, this::inWords),
                        left.isEmpty() ? "none" : joined(left, this::gotInWords)));
    }

    private boolean isAs(Map<String, String> wanted, G got) {
        return parts.stream()
                .allMatch(part -> part.fits(wanted.get(part.name()), part.got().apply(got)));
    }

    private String inWords(Map<String, String> wanted) {
        return parts.stream()
                .filter(part -> wanted.containsKey(part.name()))
                .map(part -> part.words().apply(wanted.getOrDefault(part.name(), "")))
                .collect(Collectors.joining(" "));
    }

    /** Says what came out. */
    String gotInWords(G got) {
        return parts.stream().flatMap(part -> part.inWords(got).stream()).collect(Collectors.joining(" "));
    }

    private static <T> String joined(List<T> all, Function<T, String> inWords) {
        return all.stream().map(inWords).collect(Collectors.joining(" and "));
    }
}
