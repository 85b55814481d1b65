package io.tokentariff.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One case of the corpus.
 *
 * @param catches the faults whose calculator fails it
 * @param edits what is changed in the rulebook first
 * @param usage the lines of a usage file
 * @param records what is expected of each line
 * @param statement what is expected of all lines, null if nothing
 */
record ConformanceCase(
        String id,
        Set<String> catches,
        List<JsonNode> edits,
        List<String> usage,
        List<Answer> records,
        @Nullable JsonNode statement) {

    static ConformanceCase of(JsonNode node) {
        JsonNode expected = node.get("expected");
        List<Answer> records = new ArrayList<>();
        expected.get("records").forEach(record -> records.add(answer(record)));
        List<String> usage = new ArrayList<>();
        node.get("usage").forEach(line -> usage.add(line.toString()));
        List<JsonNode> edits = new ArrayList<>();
        node.path("rules").forEach(edits::add);
        return new ConformanceCase(
                node.get("id").textValue(),
                texts(node.get("catches")),
                edits,
                usage,
                records,
                expected.get("statement"));
    }

    private static Answer answer(JsonNode record) {
        JsonNode amount = record.get("amount_usd");
        return new Answer(
                record.get("status").textValue(),
                amount == null ? null : new BigDecimal(amount.textValue()),
                record.path("at_least").asBoolean(false),
                texts(record.get("findings")));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** Whether answers have the expected statuses and amounts. */
    boolean hasMoneyOf(List<Answer> answers) {
        boolean same = answers.size() == records.size();
        for (int i = 0; same && i < answers.size(); i++) {
            same = records.get(i).sameMoney(answers.get(i));
        }
        return same;
    }

    @Override
    public String toString() {
        return id;
    }
}
