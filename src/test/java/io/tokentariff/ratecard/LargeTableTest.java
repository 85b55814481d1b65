package io.tokentariff.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.table.Table;
import io.tokentariff.table.Tables;
import io.tokentariff.table.TablesReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables of a hundred thousand rows: what grows with the square of the rows would take hours here. */
@Timeout(60)
class LargeTableTest {

    private static final int ROWS = 50_000;
    private static final String HEADER =
            "model,fine_tuned,tier,context,meter,usd_per_million,from,until,certainty,source\n";
    private static final String MODELS =
            """
            model,also_called,developer,family,status,released,context_window,successors,source
            mini,,a,f,current,,,,s
            """;
    private static final LocalDate FIRST = LocalDate.of(1700, 1, 1);

    private final Problems problems = new Problems();

    @Test
    void readsFiftyThousandRowsOfOneMeter() {
        RateCard card = read(i ->
                "mini,no,standard,,input,0.40,%s,%s,published,s".formatted(FIRST.plusDays(i), FIRST.plusDays(i + 1L)));

        assertThat(problems.sorted()).isEmpty();
        assertThat(card.rows().rates()).hasSize(ROWS);
    }

    @Test
    void tellsTheOneOverlapAmongFiftyThousandRows() {
        read(i -> "mini,no,standard,,input,0.40,%s,%s,published,s"
                .formatted(FIRST.plusDays(i), FIRST.plusDays(i == 37_000 ? i + 2L : i + 1L)));

        assertThat(problems.sorted())
                .extracting(Problem::code, Problem::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("overlapping-periods", 37_003));
    }

    @Test
    void findsRowsWithBlankCellsAmongFiftyThousandOthers() {
        read(i -> i == 30_000
                ? "mini,yes,standard,,input,0.40,%s,%s,published,s".formatted(FIRST.plusDays(1), FIRST.plusDays(2))
                : "mini,,standard,short,input,0.40,%s,%s,published,s"
                        .formatted(FIRST.plusDays(i), FIRST.plusDays(i + 1L)));

        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly(
                        "This row and line 3 are for the same usage, and neither names all that the other names.");
    }

    @Test
    void aTableOfNamesHasFewerRows() {
        StringBuilder models = new StringBuilder(MODELS);
        for (int i = 0; i < 10_000; i++) { // and the one there is
            models.append("m%d,,a,f,current,,,,s%n".formatted(i));
        }
        Table.read(Tables.MODELS, models.toString(), problems);

        assertThat(problems.sorted())
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        10_002, "With this row the table has more than 10,000 rows; no more are read."));
    }

    @Test
    void stopsTellingWhereEveryRowIsTheSame() {
        read(i -> "mini,no,standard,,input,0.40,,,published,s");

        assertThat(problems.sorted()).hasSize(Limit.FAULTS.most());
    }

    @Test
    void stopsTellingWhereEveryRowIsWrong() {
        read(i -> "mimi,no,standrad,,input,0;40,tomorrow,,published,s");

        List<Problem> told = problems.sorted();
        assertThat(told).hasSize(Limit.FAULTS.most() + 1);
        assertThat(told.get(Limit.FAULTS.most()).code()).isEqualTo("too-many-faults");
        assertThat(told.get(0).hint()).isEqualTo("Maybe \"mini\" was meant.");
    }

    private RateCard read(IntFunction<String> row) {
        Map<String, String> tables = new HashMap<>();
        tables.put("models.csv", MODELS);
        tables.put("tiers.csv", "tier,also_called,rated,source\nstandard,,yes,s\n");
        tables.put("regions.csv", "region,also_called,residency,exempt_models,source\nglobal,,no,,s\n");
        tables.put("meters.csv", "meter,without_rate,what\ninput,,w\n");
        tables.put("terms.csv", "term,model,tier,meter,percent,from,until,source\n");
        tables.put("long-context.csv", "model,threshold_tokens,scope,meter,factor,tiers,from,until,source\n");
        tables.put("rates.csv", IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", HEADER, "\n")));
        return RateCardReader.read(TablesReader.of(file -> tables.get(file.substring("tables/".length())), problems));
    }
}
