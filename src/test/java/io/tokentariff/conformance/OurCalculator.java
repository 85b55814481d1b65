package io.tokentariff.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.PriceRun;
import io.tokentariff.io.format.Reject;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** This program, asked as {@code tariff price --format jsonl --rejects} is: by the bytes that go in and come out. */
final class OurCalculator implements Calculator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PriceOptions OPTIONS = new PriceOptions(true, true, 0, 1);

    final EditedRules rules = new EditedRules();

    record Result(List<Answer> answers, Statement statement) {}

    @Override
    public List<Answer> price(ConformanceCase each) {
        return run(each).answers();
    }

    Result run(ConformanceCase each) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        List<Reject> rejects = new ArrayList<>();
        Rulebook rulebook = rules.with(each.edits());
        PriceRun run = new PriceRun(
                rulebook,
                new StatementBuilder(Dimension.DEFAULT, List.of(), rulebook.agreements()),
                OPTIONS,
                lines,
                rejects::add);
        byte[] usage = String.join("\n", each.usage()).getBytes(UTF_8);
        run.price(UsageInput.of("usage.jsonl", new ByteArrayInputStream(usage)), new UsageReader());
        List<Answer> answers = new ArrayList<>();
        lines.toString(UTF_8).lines().forEach(line -> answers.add(answer(line)));
        for (Reject reject : rejects) {
            answers.add(Math.toIntExact(reject.line()) - 1, Answer.rejected(reject.code()));
        }
        return new Result(answers, run.statement());
    }

    private static Answer answer(String line) {
        try {
            JsonNode priced = JSON.readTree(line);
            Set<String> codes = new TreeSet<>();
            priced.path("findings")
                    .forEach(finding -> codes.add(finding.get("code").textValue()));
            JsonNode amount = priced.get("amount_usd");
            return new Answer(
                    priced.get("status").textValue(),
                    amount == null ? null : new BigDecimal(amount.textValue()),
                    priced.path("at_least").asBoolean(false),
                    codes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
