package io.tokentariff.rating.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.fixtures.CliRun;
import io.tokentariff.io.PriceOptions;
import io.tokentariff.io.UsageFiles;
import io.tokentariff.io.merge.StatementFile;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.io.report.Form;
import io.tokentariff.io.report.Screen;
import io.tokentariff.io.write.StatementReport;
import io.tokentariff.money.Money;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.rating.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A quarter's usage, split by chance, priced part by part and added up from the statements' JSON: the same as the whole, to the
 * last byte. {@code -Dproperty.splits=200} for a longer run.
 */
class MergeTest {

    private static final int SPLITS = Integer.getInteger("property.splits", 2);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
    private static final List<CreditGrant> GRANTS = List.of(
            new CreditGrant(
                    "spring",
                    Money.of("31.07"),
                    new EffectivePeriod(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 5, 20)),
                    null),
            new CreditGrant("helpdesk", Money.of("4"), EffectivePeriod.ALWAYS, "helpdesk"));

    /** Each kind of agreement, so that usage is told apart by days, projects, models, tiers and meters. */
    private static AgreementBook book() {
        return new AgreementBook()
                .with(
                        "volume-discount",
                        "agreement,mode,unit,above,percent,project,model,meter,each,from,until",
                        "deal,graduated,tokens,1000000,-7.3,,,input,project,,",
                        "deal,graduated,tokens,9000000,-12.5,,,input,project,,",
                        "large,volume,usd,20,-3,,gpt-5*,,,,")
                .with(
                        "allowance",
                        "agreement,per,unit,amount,project,model,tier,from,until",
                        "daily,day,tokens,100000,,,standard,,")
                .with(
                        "commitment",
                        "agreement,minimum_usd,overage_percent,project,model,from,until",
                        "promise,60,-5,helpdesk,,,")
                .with("cap", "agreement,per,most_usd,project,model,each,from,until", "lid,month,25,,,project,,")
                .with(
                        "minimum-charge",
                        "agreement,per,least_usd,project,model,each,from,until",
                        "floor,month,1.5,,,project,,")
                .with(
                        "budget",
                        "agreement,amount_usd,thresholds,project,model,each,from,until",
                        "purse,20,50;80;100,,,project,,")
                .with("free-credit", "grant,amount_usd,from,until,account", "welcome,7.5,2026-04-01,2026-06-01,")
                .with("tax", "tax,percent,project,from,until", "vat,19,,,", "vat,0,legal,,")
                .with(
                        "currency",
                        "currency,per_usd,project,from,until",
                        "EUR,0.92,,,2026-05-01",
                        "EUR,0.905,,2026-05-01,");
    }

    private static final List<String> QUARTER = quarter();

    private static List<String> quarter() {
        try {
            return Files.readAllLines(CliRun.USAGE.resolve("2026-q2.jsonl"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lines with one id stay together, in their order: statements cannot know that a record came before in another file. */
    private static List<List<String>> split(Random random, int parts) {
        List<List<String>> split = Stream.generate(() -> (List<String>) new ArrayList<String>())
                .limit(parts)
                .toList();
        Map<String, Integer> places = new HashMap<>();
        for (String line : QUARTER) {
            Matcher id = ID.matcher(line);
            int place = id.find()
                    ? places.computeIfAbsent(id.group(1), unseen -> random.nextInt(parts))
                    : random.nextInt(parts);
            split.get(place).add(line);
        }
        return split;
    }

    private static Statement statement(
            Tariff tariff, List<String> lines, List<Dimension> by, List<CreditGrant> grants) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        return tariff.statement(new UsageFiles(
                List.of(UsageInput.of("usage.jsonl", new ByteArrayInputStream(text))),
                by,
                grants,
                new UsageReader(),
                PriceOptions.DEFAULT,
                reject -> {}));
    }

    private static String json(Statement statement) {
        return StatementReport.of(statement, Form.JSON, Screen.PLAIN);
    }

    private static void partsGiveTheWhole(Tariff tariff, List<CreditGrant> grants, String... by) {
        List<Dimension> dimensions = Stream.of(by).map(Dimension::new).toList();
        Statement whole = statement(tariff, QUARTER, dimensions, grants);
        String expected = json(whole);
        StatementFile reader = new StatementFile(tariff.rules());
        for (int i = 0; i < SPLITS; i++) {
            Random random = new Random(20_260_630 + i);
            List<StatementPart> parts = new ArrayList<>();
            for (List<String> lines : split(random, 2 + random.nextInt(6))) {
                parts.add(reader.read(
                        "part",
                        json(statement(tariff, lines, dimensions, grants)).getBytes(UTF_8)));
            }
            Statement merged = tariff.merge(parts);
            assertThat(json(merged)).isEqualTo(expected);
            assertThat(merged).isEqualTo(whole);
            Collections.shuffle(parts, random);
            int half = parts.size() / 2;
            List<StatementPart> halves = new ArrayList<>(parts.subList(half, parts.size()));
            halves.add(tariff.merge(parts.subList(0, Math.max(1, half))).part());
            assertThat(json(tariff.merge(halves)))
                    .as("in another order, some of them added up before")
                    .isEqualTo(expected);
        }
    }

    @Test
    void splitsOfAQuarterWithoutAgreements() {
        partsGiveTheWhole(Tariff.open(ShippedRules.FOLDER), List.of(), "model", "meter");
    }

    @Test
    void splitsOfAQuarterWithEachKindOfAgreementAndCredits() {
        Tariff tariff = book().tariff();
        partsGiveTheWhole(tariff, GRANTS, "project", "month");
        assertThat(statement(tariff, QUARTER, Dimension.DEFAULT, GRANTS).settlement().lines().stream()
                        .map(BillLine::step))
                .as("an agreement that does nothing proves nothing")
                .contains(
                        "graduated-discount",
                        "volume-discount",
                        "allowance",
                        "commitment",
                        "cap",
                        "minimum-charge",
                        "tax");
    }

    @Test
    void statementsThatAreNotAlikeAreRefused() {
        Tariff tariff = book().tariff();
        List<String> few = QUARTER.subList(0, 50);
        StatementPart part =
                statement(tariff, few, Dimension.DEFAULT, List.of()).part();
        List<Dimension> byDay = List.of(new Dimension("day"));
        assertThatThrownBy(() -> tariff.merge(
                        List.of(part, statement(tariff, few, byDay, List.of()).part())))
                .isInstanceOf(WrongUseException.class)
                .hasMessage("Statement 1 is grouped by model,tier, Statement 2 is grouped by day; "
                        + "statements that are to be added up must be alike.");
        assertThatThrownBy(() -> tariff.merge(List.of(
                        part, statement(tariff, few, Dimension.DEFAULT, GRANTS).part())))
                .hasMessage("Statement 1 and Statement 2 were given different free credits; price both with the same.");
        Tariff other = new AgreementBook().tariff();
        assertThatThrownBy(() -> other.merge(List.of(part))).hasMessageContaining("was priced by the rulebook sha256:");
        StatementPart elsewhere = new StatementPart(
                part.revision(),
                part.by(),
                java.time.ZoneId.of("Europe/Berlin"),
                part.records(),
                part.groups(),
                part.findings(),
                part.grants(),
                part.sums(),
                part.requestSums());
        assertThatThrownBy(() -> tariff.merge(List.of(part, elsewhere)))
                .hasMessageContaining("Statement 1 is of days in UTC, Statement 2 is of days in Europe/Berlin");
        assertThatThrownBy(() -> tariff.merge(List.of())).hasMessage("There is no statement to add up.");
    }
}
