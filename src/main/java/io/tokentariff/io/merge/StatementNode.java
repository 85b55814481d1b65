package io.tokentariff.io.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokentariff.money.Money;
import io.tokentariff.problem.Visible;
import io.tokentariff.problem.WrongUseException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a statement: fields are asked for by name, and what is not as expected is told with the path that leads to it. */
final class StatementNode {

    /** As exact as amounts can be, yet no number that takes a minute to read. */
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,60}(\\.\\d{1,300})?");

    private final String file;
    private final String path;
    private final JsonNode node;

    private StatementNode(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** @throws WrongUseException if it is no object */
    static StatementNode root(String file, JsonNode node) {
        StatementNode root = new StatementNode(file, "", node);
        if (!node.isObject() || !node.has("total_usd") || !node.has("groups")) {
            throw new WrongUseException(
                    "%s is no statement; tariff price --format json writes one that can be added to others."
                            .formatted(file));
        }
        if (!node.has("merge")) {
            throw new WrongUseException(
                    "%s lacks what is needed to add it to others (\"merge\"); price its usage again with this version."
                            .formatted(file));
        }
        return root;
    }

    WrongUseException fault(String name, String wrong) {
        return new WrongUseException("%s: %s%s %s. The statement was changed or damaged; price its usage again."
                .formatted(file, path, name, wrong));
    }

    /** A fault of the statement as a whole. */
    WrongUseException fault(String sentence) {
        return new WrongUseException(
                "%s: %s The statement was changed or damaged; price its usage again.".formatted(file, sentence));
    }

    private JsonNode field(String name) {
        JsonNode field = node.get(name);
        if (field == null) {
            throw fault(name, "is missing");
        }
        return field;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    StatementNode object(String name) {
        JsonNode field = field(name);
        if (!field.isObject()) {
            throw fault(name, "is no object");
        }
        return new StatementNode(file, path + name + ".", field);
    }

    List<StatementNode> objects(String name) {
        List<StatementNode> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            if (!each.isObject()) {
                throw fault(name, "has something that is no object");
            }
            all.add(new StatementNode(file, "%s%s[%s].".formatted(path, name, all.size()), each));
        }
        return all;
    }

    private JsonNode list(String name) {
        JsonNode field = field(name);
        if (!field.isArray()) {
            throw fault(name, "is no list");
        }
        return field;
    }

    String text(String name) {
        String text = textOrNull(name, field(name));
        if (text == null) {
            throw fault(name, "is null");
        }
        return text;
    }

    /** Returns a text, null where there is none. */
    @Nullable
    String optional(String name) {
        return node.has(name) ? textOrNull(name, field(name)) : null;
    }

    /** Returns a list of texts, any of which may be null. */
    List<@Nullable String> texts(String name) {
        List<@Nullable String> all = new ArrayList<>();
        for (JsonNode each : list(name)) {
            all.add(textOrNull(name, each));
        }
        return all;
    }

    /** Gives each field of an object, a text or null. */
    void eachText(BiConsumer<String, @Nullable String> action) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            action.accept(name, textOrNull(name, field(name)));
        }
    }

    /** Gives each field of an object, a count. */
    void eachCount(BiConsumer<String, BigInteger> action) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            action.accept(name, count(name));
        }
    }

    private @Nullable String textOrNull(String name, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw fault(name, "is no text");
        }
        return value.textValue();
    }

    /** Returns an amount, a text in plain notation. */
    Money money(String name) {
        String text = text(name);
        if (!AMOUNT.matcher(text).matches()) {
            throw fault(name, "is \"%s\", which is no amount".formatted(Visible.of(text)));
        }
        return Money.of(text);
    }

    /** Returns a count, zero or more. */
    BigInteger count(String name) {
        JsonNode field = field(name);
        if (!field.isIntegralNumber() || field.bigIntegerValue().signum() < 0) {
            throw fault(name, "is no count");
        }
        return field.bigIntegerValue();
    }

    /** Returns a count of records. */
    long records(String name) {
        BigInteger count = count(name);
        if (count.bitLength() >= Long.SIZE) {
            throw fault(name, "is too large");
        }
        return count.longValue();
    }
}
