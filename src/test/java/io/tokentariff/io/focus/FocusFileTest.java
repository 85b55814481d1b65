package io.tokentariff.io.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tokentariff.ShippedRules;
import io.tokentariff.Tariff;
import io.tokentariff.money.Money;
import io.tokentariff.problem.WrongUseException;
import io.tokentariff.ratecard.EffectivePeriod;
import io.tokentariff.rating.Dimension;
import io.tokentariff.rating.statement.CreditGrant;
import io.tokentariff.rating.statement.Statement;
import io.tokentariff.rating.statement.StatementBuilder;
import io.tokentariff.rulebook.Rulebook;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import io.tokentariff.usage.UsageRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A FOCUS file holds what the standard asks of it, and exactly the money of the statement. */
@NullMarked
class FocusFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static Rulebook rulebook;
    private static List<UsageRecord> records;

    @BeforeAll
    static void read() throws IOException {
        rulebook = RulebookLoader.load(ShippedRules.FOLDER);
        records = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("fixtures/usage/2026-q2.jsonl"))) {
            try {
                records.add(Tariff.usage(line));
            } catch (RuntimeException e) {
                // lines that price rejects have no row either
            }
        }
    }

    /** A file, and the statement of the same records. */
    private record Made(List<NamedCsvRecord> rows, Statement statement, JsonNode metadata) {

        BigDecimal sum(String column) {
            return rows.stream().map(row -> number(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static BigDecimal number(NamedCsvRecord row, String column) {
        return new BigDecimal(row.getField(column));
    }

    private static Made made(Rulebook by, List<UsageRecord> usage, FocusSettings settings, List<CreditGrant> credits)
            throws IOException {
        FocusFile file = new FocusFile(by.rateCard(), settings);
        StatementBuilder builder = new StatementBuilder(Dimension.DEFAULT, credits, by.agreements());
        for (UsageRecord record : usage) {
            builder.add(record, by.plan(record));
            file.accept(record, by.plan(record));
        }
        Statement statement = builder.build(by.revision(), by.rateCard().rows().meters());
        String csv = file.csv(statement);
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        return new Made(rows, statement, JSON.readTree(file.metadata(statement, "a test")));
    }

    private static FocusSettings settings(FocusVersion version, FocusPeriod period, String... tags) {
        return new FocusSettings(version, period, "acme", "Acme", List.of(tags));
    }

    /** A new price is a new price of the same thing. */
    @Test
    void theIdOfAPriceIsTheSameBeforeAndAfterItChanges() throws IOException {
        Rulebook dearer = ShippedRules.edited(
                "tables/rates.csv", "\ngpt-5-mini,no,standard,,input,0.25,", "\ngpt-5-mini,no,standard,,input,0.35,");
        List<UsageRecord> usage = records.subList(0, 2_000);
        Made before = made(rulebook, usage, settings(FocusVersion.V1_4, FocusPeriod.DAY), List.of());
        Made after = made(dearer, usage, settings(FocusVersion.V1_4, FocusPeriod.DAY), List.of());
        assertThat(after.rows())
                .extracting(row -> row.getField("SkuPriceId"))
                .containsExactlyElementsOf(before.rows().stream()
                        .map(row -> row.getField("SkuPriceId"))
                        .toList());
        assertThat(after.sum("ListCost")).isGreaterThan(before.sum("ListCost"));
    }

    @Test
    void aDayEndsBeforeTheNextBegins() throws IOException {
        List<UsageRecord> usage = List.of(
                Tariff.usage(
                        "{\"id\":\"a\",\"at\":\"2026-04-30T23:59:59.999Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":10}"),
                Tariff.usage(
                        "{\"id\":\"b\",\"at\":\"2026-05-01T00:00:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":10}"));
        Made made = made(rulebook, usage, settings(FocusVersion.V1_4, FocusPeriod.DAY), List.of());
        assertThat(made.rows())
                .extracting(row -> row.getField("BillingPeriodStart"))
                .containsExactly("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z");
    }

    @Test
    void whatWasNegotiatedChangesTheContractedPriceAndNotTheListPrice() throws IOException {
        Map<String, String> texts = ShippedRules.texts();
        String terms = ShippedRules.text("tables/terms.csv");
        texts.put(
                "tables/terms.csv",
                terms.replaceFirst("(?m)^term,.*$", "$0,basis")
                        + "negotiated-discount,gpt-5-mini,,,-12,,,a contract,,,,,,,,negotiated\n");
        Made made = made(
                RulebookLoader.load(RulebookFiles.of(texts)),
                List.of(
                        Tariff.usage(
                                "{\"id\":\"a\",\"at\":\"2026-04-30T12:00:00Z\",\"model\":\"gpt-5-mini\",\"service_tier\":\"batch\",\"input_tokens\":1000000}")),
                settings(FocusVersion.V1_4, FocusPeriod.DAY),
                List.of());
        assertThat(made.rows()).singleElement().satisfies(row -> {
            assertThat(row.getField("ListUnitPrice")).isEqualTo("0.125");
            assertThat(row.getField("ContractedUnitPrice")).isEqualTo("0.11");
            assertThat(row.getField("BilledCost")).isEqualTo("0.11");
            assertThat(row.getField("ListCost")).isEqualTo("0.125");
        });
    }

    @Test
    void whatHasNoPriceHasNoRowAndIsCountedBeside() throws IOException {
        Made made = made(rulebook, records, settings(FocusVersion.V1_4, FocusPeriod.DAY), List.of());
        assertThat(made.metadata().get("x_RecordsUnpriced").asLong())
                .isEqualTo(made.statement().records().unpriced())
                .isPositive();
        assertThat(made.metadata().get("x_AtLeast").asBoolean()).isTrue();
        assertThat(made.rows()).noneMatch(row -> row.getField("BilledCost").equals("0"));
    }

    @Test
    void whatIsTakenOffIsARowOfItsOwn() throws IOException {
        CreditGrant grant = new CreditGrant("welcome", Money.of("100"), EffectivePeriod.ALWAYS, null);
        Made made = made(rulebook, records, settings(FocusVersion.V1_4, FocusPeriod.DAY), List.of(grant));
        NamedCsvRecord credit = made.rows().get(made.rows().size() - 1);
        assertThat(credit.getField("ChargeCategory")).isEqualTo("Credit");
        for (String cost : List.of("BilledCost", "EffectiveCost", "ContractedCost", "ListCost")) {
            assertThat(credit.getField(cost)).isEqualTo("-100");
        }
        assertThat(credit.getField("SkuId")).isEmpty();
        assertThat(made.sum("BilledCost"))
                .isEqualByComparingTo(made.statement().total().usd());
    }

    @Test
    void agreementsAndTaxAreRowsOfTheirOwn() throws IOException {
        Map<String, String> texts = ShippedRules.texts();
        texts.put("agreements/tax.csv", "tax,percent,project,user,from,until,source\nvat,19,,,,,test\n");
        Made made = made(
                RulebookLoader.load(RulebookFiles.of(texts)),
                records,
                settings(FocusVersion.V1_4, FocusPeriod.DAY),
                List.of());
        assertThat(made.rows().stream()
                        .map(row -> row.getField("ChargeCategory"))
                        .distinct())
                .containsExactly("Usage", "Tax");
        assertThat(made.sum("BilledCost"))
                .isEqualByComparingTo(made.statement().total().usd());
        assertThat(made.statement().tax().usd()).isPositive();
    }

    @Test
    void rowsAreToldApartByTheTagsAskedFor() throws IOException {
        List<UsageRecord> usage = List.of(
                Tariff.usage(
                        "{\"id\":\"a\",\"at\":\"2026-04-30T12:00:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":10,\"tags\":{\"env\":\"prod\",\"team\":\"x\"}}"),
                Tariff.usage(
                        "{\"id\":\"b\",\"at\":\"2026-04-30T12:00:00Z\",\"model\":\"gpt-5-mini\",\"input_tokens\":10,\"tags\":{\"env\":\"test\",\"team\":\"y\"}}"));
        assertThat(made(rulebook, usage, settings(FocusVersion.V1_4, FocusPeriod.DAY), List.of())
                        .rows())
                .hasSize(1);
        assertThat(made(rulebook, usage, settings(FocusVersion.V1_4, FocusPeriod.DAY, "env"), List.of())
                        .rows())
                .extracting(row -> row.getField("Tags"))
                .containsExactly("{\"env\":\"prod\"}", "{\"env\":\"test\"}");
    }

    @Test
    void thereIsNoOtherVersion() {
        assertThatThrownBy(() -> FocusVersion.of("1.3")).isInstanceOf(WrongUseException.class);
    }
}
