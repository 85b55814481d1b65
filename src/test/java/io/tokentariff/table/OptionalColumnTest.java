package io.tokentariff.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Problem;
import io.tokentariff.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A column more is one line in a schema: tables that lack it are read, and say what its default says. */
class OptionalColumnTest {

    private static final TableSchema SHELVES = TableSchema.of(
            """
            shelves.csv | A shelf.
            *shelf      | name     | ! | its name
            width       | decimal  | ! | metres
            wood        | oak/pine |   | what it is made of | optional pine
            """);

    private final Problems problems = new Problems();

    private List<TableRow> rows(String text) {
        return new TablesReader(schema -> Table.read(schema, text, problems), problems).rows(SHELVES);
    }

    @Test
    void aTableWithoutItSaysItsDefaultAndSoDoesABlankCell() {
        TableRow without = rows("shelf,width\na,2.00\n").get(0);
        TableRow blank = rows("shelf,width,wood\na,2,\n").get(0);
        TableRow said = rows("wood,shelf,width\npine,a,2.0\n").get(0);

        assertThat(without.text("wood")).isEqualTo("pine");
        assertThat(without.values()).isEqualTo(blank.values()).isEqualTo(said.values());
        assertThat(without.has("wood")).isFalse();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void itsCellsAreCheckedWhereItIsThere() {
        rows("shelf,width,wood\na,2,elm\n");
        assertThat(problems.sorted())
                .extracting(Problem::code, Problem::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("unknown-value", 5));
    }

    @Test
    void aColumnThatIsNotOptionalMustBeThere() {
        rows("shelf,wood\na,oak\n");
        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly("The table lacks the column \"width\".");
    }
}
