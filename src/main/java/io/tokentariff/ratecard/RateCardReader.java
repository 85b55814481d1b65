package io.tokentariff.ratecard;

import io.tokentariff.money.UnitPrice;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.NearestName;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.table.TableRow;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tables that prices rest on; {@link io.tokentariff.table.Tables} says what stands in them. */
public final class RateCardReader {

    private static final String PRICE = "price";

    private RateCardReader() {}

    /** Reads all tables; faults go to the reader's problems: while it has none from here, the rate card is sound. */
    public static RateCard read(TablesReader tables) {
        Rows rows = Rows.read(tables);
        if (tables.isSound()) {
            return new RateCard(rows);
        }
        checkProviders(rows, tables.problems());
        new OffPeakCheck(rows, tables.problems()).check();
        new AgreementCheck(rows, tables.problems()).check();
        new PeriodCheck(tables.problems()).check(tables);
        RateCard card = new RateCard(rows);
        tables.rows(Tables.RATES).forEach(row -> checkHeading(row, card));
        return card;
    }

    /** A column that says "per million" cannot hold prices per call. */
    private static void checkHeading(TableRow row, RateCard card) {
        MeterInfo meter = card.meter(row.text("meter"));
        String heading = row.heading(PRICE);
        if (meter != null && !heading.equals(PRICE) && meter.per() != UnitPrice.MILLION) {
            UnitPrice one = new UnitPrice(BigDecimal.ZERO, meter.per(), meter.unit());
            row.report(
                    "wrong-unit",
                    PRICE,
                    "The price of %s is %s, and the column is called \"%s\"."
                            .formatted(meter.name(), one.perWhat(), heading),
                    "Call the column \"%s\": it holds prices of every meter.".formatted(PRICE));
        }
    }

    /** A provider is no name of a table's first column: it is who made some model, or serves models. */
    private static void checkProviders(Rows rows, Problems problems) {
        Set<String> known =
                rows.models().stream().map(ModelInfo::developer).collect(Collectors.toCollection(TreeSet::new));
        if (known.isEmpty()) {
            return;
        }
        rows.nameParts().stream()
                .map(NamePart::provider)
                .filter(Objects::nonNull)
                .forEach(known::add);
        checkProviders(rows.terms(), row -> row.whom().provider(), known, problems);
        checkProviders(rows.rates(), Rate::provider, known, problems);
        checkProviders(rows.aliases(), Alias::provider, known, problems);
        checkProviders(rows.requestLimits(), row -> row.whom().provider(), known, problems);
        checkProviders(rows.agreements(), row -> row.scope().whom().provider(), known, problems);
    }

    private static <T extends Row> void checkProviders(
            List<T> rows, Function<T, @Nullable String> providerOf, Set<String> known, Problems problems) {
        rows.stream()
                .filter(row -> providerOf.apply(row) != null && !known.contains(providerOf.apply(row)))
                .limit(Limit.FAULTS.most())
                .forEach(row ->
                        problems.add(unknownProvider(Objects.requireNonNull(providerOf.apply(row)), row.row(), known)));
    }

    private static Problem unknownProvider(String provider, RowRef row, Set<String> known) {
        return Problem.error(
                "unknown-provider",
                row.file(),
                row.line(),
                0,
                "The provider \"%s\" is the developer of no model of models.csv, and no part of name-parts.csv names it."
                        .formatted(provider),
                NearestName.hint(provider, known));
    }
}
