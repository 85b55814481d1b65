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

    /**
     * What is wanted of one outcome.
     *
     * @param texts each part that is said, written as what came out is
     * @param places where they stand
     */
    record Wanted(Map<String, String> texts, Map<String, FilePlace> places) {

        @Nullable
        String text(String part) {
            return texts.get(part);
        }
    }

    /** Returns what is wanted of each of several outcomes; what cannot be read is reported and left out. */
    List<Wanted> read(FieldReader reader, List<YamlNode> nodes, String name) {
        List<Wanted> all = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node instanceof YamlNode.Fields fields) {
                all.add(read(reader, fields));
            } else {
                String first = parts.get(0).read().from(reader, node, name);
                String part = parts.get(0).name();
                all.add(
                        first == null
                                ? new Wanted(Map.of(), Map.of())
                                : new Wanted(Map.of(part, first), Map.of(part, node)));
            }
        }
        return all;
    }

    private Wanted read(FieldReader reader, YamlNode.Fields said) {
        Map<String, YamlNode.Field> named = new LinkedHashMap<>();
        said.values().forEach((name, field) -> named.put(naming.apply(name), field));
        YamlNode.Fields fields = said.with(named);
        reader.allow(fields, parts.stream().map(Part::name).toList());
        Wanted wanted = new Wanted(new HashMap<>(), new HashMap<>());
        for (Part<G> part : parts) {
            YamlNode value = FieldReader.value(fields, part.name());
            String text = value == null ? null : part.read().from(reader, value, part.name());
            if (value != null && text != null) {
                wanted.texts().put(part.name(), text);
                wanted.places().put(part.name(), value);
            }
        }
        return wanted;
    }

    /** Compares: each one that is wanted must be there, and no other. Returns a difference if it is not so. */
    Stream<Deviation> differences(String what, List<Wanted> wanted, List<G> got) {
        List<G> left = new ArrayList<>(got);
        List<Wanted> missing = new ArrayList<>(wanted);
        missing.removeIf(each -> left.stream()
                .filter(is -> isAs(each, is))
                .findFirst()
                .map(left::remove)
                .orElse(false));
        if (missing.isEmpty() && left.isEmpty()) {
            return Stream.empty();
        }
        String sentence = "expected %s, but got %s"
                .formatted(
                        missing.isEmpty() ? "nothing more for " + what : what + " " + joined(missing, this::inWords),
                        left.isEmpty() ? "none" : joined(left, this::gotInWords));
        return Stream.of(
                missing.size() == 1 && left.size() == 1
                        ? deviation(sentence, missing.get(0), left.get(0))
                        : Deviation.of(sentence));
    }

    /** Where one came out in place of another, and one part of it alone is another, that part can be said anew. */
    private Deviation deviation(String sentence, Wanted wanted, G got) {
        List<Part<G>> others =
                parts.stream().filter(part -> !isAs(part, wanted, got)).toList();
        FilePlace at = others.size() == 1 ? wanted.places().get(others.get(0).name()) : null;
        return at == null
                ? Deviation.of(sentence)
                : Deviation.of(sentence, others.get(0).got().apply(got)).at(at);
    }

    private boolean isAs(Wanted wanted, G got) {
        return parts.stream().allMatch(part -> isAs(part, wanted, got));
    }

    private boolean isAs(Part<G> part, Wanted wanted, G got) {
        return part.fits(wanted.text(part.name()), part.got().apply(got));
    }

    private String inWords(Wanted wanted) {
        return parts.stream()
                .filter(part -> wanted.texts().containsKey(part.name()))
                .map(part -> part.words().apply(wanted.texts().getOrDefault(part.name(), "")))
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
