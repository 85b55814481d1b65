package io.tokentariff.io.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tokentariff.problem.ParserText;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.rating.RuleRef;
import io.tokentariff.rating.statement.StatementPart;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads statements that {@code tariff price --format json} wrote, as parts to be added up by
 * {@link io.tokentariff.rating.statement.StatementMerge}. What does not add up in itself is refused. Not thread-safe.
 */
public final class StatementFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Map<String, RuleRef> rules = new HashMap<>();

    /** @param rules those of the rulebook that priced the statements, as files say no more of them than their ids */
    public StatementFile(Collection<RuleRef> rules) {
        this.rules.put(RuleRef.ENGINE.id(), RuleRef.ENGINE);
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
    }

    /**
     * Reads a statement.
     *
     * @param name what messages call it
     * @param json its text
     * @throws WrongUseException if it is none, or does not add up in itself; the sentence says what to do
     */
    public StatementPart read(String name, byte[] json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw notJson(name, e);
        } catch (IOException e) {
            throw new WrongUseException("%s cannot be read: %s.".formatted(name, e.getMessage()));
        }
        StatementNode statement = StatementNode.root(name, root);
        StatementPart part = new PartReader(rules).part(statement);
        PartCheck.check(statement, part);
        return part;
    }

    private static WrongUseException notJson(String name, JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        boolean cut = e instanceof com.fasterxml.jackson.core.io.JsonEOFException;
        return new WrongUseException("%s:%s:%s: %s"
                .formatted(
                        name,
                        line,
                        column,
                        cut
                                ? "The statement is cut short; copy it again, or price its usage again."
                                : "This is no statement in JSON: %s."
                                        .formatted(ParserText.plain(e.getOriginalMessage()))));
    }
}
