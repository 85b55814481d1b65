package io.tokentariff.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.ShippedRules;
import io.tokentariff.problem.Limit;
import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import io.tokentariff.rulebook.RulebookLoader;
import io.tokentariff.rulebook.folder.RulebookFiles;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables beyond their limits do not load, and say which limit it is. */
class TableLimitsTest {

    @Test
    void rowsOfAllTablesTogether() {
        assertThat(problems("terms", rows(Limit.RULEBOOK_ROWS.most(), "t%s,,,,-5,,,a test,,,,,,,"::formatted)))
                .filteredOn(problem -> problem.code().equals("too-many-rows"))
                .extracting(Problem::message)
                .first()
                .asString()
                .startsWith("With this row the rulebook's tables have more than 60,000 rows together");
    }

    @Test
    void rowsOfATableOfNames() {
        for (String table : List.of("meters", "candidates")) {
            String row = table.equals("meters") ? "m%s,,token,1000000,token,,a test" : "gpt-5,gpt-4.1-mini,,n%s,a test";
            assertThat(problems(table, rows(Limit.NAMED_ROWS.most(), row::formatted)))
                    .as(table)
                    .filteredOn(problem -> problem.code().equals("too-many-rows"))
                    .extracting(Problem::message)
                    .containsExactly("With this row the table has more than 10,000 rows; no more are read.");
        }
    }

    @Test
    void aTableOfNames() {
        String longRow = "x%s,,token,1000000,token,," + "a".repeat(50_000);
        assertThat(problems("meters", rows(30, longRow::formatted)))
                .filteredOn(problem -> problem.code().equals("file-too-large"))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .endsWith("1,048,576 characters is the most.");
    }

    @Test
    void aCell() {
        String most = "a".repeat(Limit.CELL.most());
        assertThat(problems("terms", "t,,,,-5,,,%s,,,,,,,\n".formatted(most)))
                .extracting(Problem::code)
                .doesNotContain("text-too-long");
        assertThat(problems("terms", "t,,,,-5,,,%sa,,,,,,,\n".formatted(most)))
                .filteredOn(problem -> problem.code().equals("text-too-long"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message())
                            .isEqualTo("The cell has 65,537 characters; 65,536 characters is the most.");
                    assertThat(problem.column()).isEqualTo(11);
                });
    }

    @Test
    void textsOfOneHash() {
        assertThat(problems("terms", rows(Limit.ONE_HASH.most() + 1, n -> "%s,,,,-5,,,a test,,,,,,,"
                        .formatted(sameHash(n)))))
                .filteredOn(problem -> problem.code().equals("too-many-rows"))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("The column \"term\" has more than 1,000 texts");
        assertThat(problems(
                        "terms", rows(Limit.ONE_HASH.most(), n -> "%s,,,,-5,,,a test,,,,,,,".formatted(sameHash(n)))))
                .extracting(Problem::code)
                .doesNotContain("too-many-rows");
    }

    /** "Aa" and "BB" have one hash, and so have all texts made of them. */
    private static String sameHash(int number) {
        return IntStream.range(0, 12)
                .mapToObj(bit -> (number >> bit) % 2 == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static String rows(int many, IntFunction<String> row) {
        return IntStream.range(0, many).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<Problem> problems(String table, String more) {
        Map<String, String> texts = ShippedRules.texts();
        texts.merge("tables/%s.csv".formatted(table), more, String::concat);
        Problems problems = new Problems();
        RulebookLoader.attempt(RulebookFiles.of(texts), problems);
        return problems.sorted();
    }
}
