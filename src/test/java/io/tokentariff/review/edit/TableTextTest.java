package io.tokentariff.review.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokentariff.problem.WrongUseException;
import io.tokentariff.table.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An edit touches what it is about. */
class TableTextTest {

    private static final String TIERS =
            """
            # Tiers, cheapest last
            tier,also_called,rated,source
            standard,default,yes,"list, page 1"
            # half price
            batch,,yes,list
            flex,flex-tier,yes,list
            """;

    private static final String TERMS =
            """
            # Terms
            term,model,tier,meter,percent,from,until,source
            batch-half-price,,batch,,-50,,,guide
            # for one team
            negotiated-discount,,,,-10,2026-01-01,,contract
            """;

    private static TableText tiers() {
        return TableText.of(Map.of("tables/tiers.csv", TIERS), "tables/tiers.csv");
    }

    private static TableText rates(String rows) {
        return TableText.of(
                Map.of(
                        "tables/tiers.csv",
                        TIERS,
                        Tables.RATES.path(),
                        "# Rates\nmodel,fine_tuned,tier,context,meter,price,from,until,certainty,source\n" + rows),
                Tables.RATES.path());
    }

    @Test
    void aCellIsSet() {
        assertThat(tiers().set(5, Map.of("also_called", "bulk;night", "source", "list, \"page\"\n2"))
                        .text())
                .isEqualTo(TIERS.replace("batch,,yes,list", "batch,bulk;night,yes,\"list, \"\"page\"\" 2\""));
        assertThat(tiers().set(3, Map.of("source", "")).text()).isEqualTo(TIERS.replace("\"list, page 1\"", ""));
        assertThat(tiers().set(3, Map.of()).text()).isEqualTo(TIERS);
    }

    @Test
    void aRowIsTakenOut() {
        assertThat(tiers().without(5).text()).isEqualTo(TIERS.replace("batch,,yes,list\n", ""));
    }

    @Test
    void aRowIsAddedWhereNoOrderIsAtTheEnd() {
        assertThat(tiers().with(List.of(Map.of("tier", "priority", "rated", "yes")))
                        .text())
                .isEqualTo(TIERS + "priority,,yes,\n");
        TableText unended = TableText.of(Map.of("tables/tiers.csv", TIERS.strip()), "tables/tiers.csv");
        assertThat(unended.with(List.of(Map.of("tier", "priority"))).text()).isEqualTo(TIERS + "priority,,,\n");
    }

    @Test
    void rowsStandInTheTablesOrderAndCommentsStay() {
        TableText rates = rates(
                """
                b,no,standard,,input,1,,,published,list
                # the flex prices of b
                b,no,flex,,input,0.5,,,published,list
                """);
        assertThat(rates.with(List.of(
                                Map.of("model", "c", "tier", "standard", "meter", "input"),
                                Map.of("model", "b", "fine_tuned", "no", "tier", "batch", "meter", "input"),
                                Map.of("model", "a", "tier", "standard", "meter", "input")))
                        .text())
                .endsWith(
                        """
                        source
                        a,,standard,,input,,,,,
                        b,no,standard,,input,1,,,published,list
                        b,no,batch,,input,,,,,
                        # the flex prices of b
                        b,no,flex,,input,0.5,,,published,list
                        c,,standard,,input,,,,,
                        """);
    }

    @Test
    void aRowWhoseNameChangesMoves() {
        TableText rates = rates(
                """
                a,no,standard,,input,1,,,published,"list, 1"
                b,no,standard,,input,2,,,published,list
                """);
        assertThat(rates.set(3, Map.of("model", "c", "price", "3")).text())
                .endsWith(
                        """
                        source
                        b,no,standard,,input,2,,,published,list
                        c,no,standard,,input,3,,,published,"list, 1"
                        """);
    }

    @Test
    void aColumnThatIsNotThereYetIsAdded() {
        TableText terms = TableText.of(Map.of(Tables.TERMS.path(), TERMS), Tables.TERMS.path());
        assertThat(terms.set(5, Map.of("project", "search, eu")).text())
                .isEqualTo(TERMS.replace("until,source", "until,source,project")
                        .replace("contract", "contract,\"search, eu\""));
        assertThat(terms.with(List.of(Map.of("term", "x", "percent", "-1"))).text())
                .isEqualTo(TERMS + "x,,,,-1,,,\n");
        TableText wide = terms.set(5, Map.of("project", "search"));
        assertThat(wide.with(List.of(Map.of("term", "x"), Map.of("term", "y", "project", "z")))
                        .text())
                .endsWith("x,,,,,,,\ny,,,,,,,,z\n");
    }

    @Test
    void anOlderNameOfAColumnStays() {
        String older =
                """
                model,fine_tuned,tier,context,meter,usd_per_million,from,until,certainty,source
                a,no,standard,,input,1,,,published,list
                """;
        TableText rates = TableText.of(Map.of(Tables.RATES.path(), older), Tables.RATES.path());
        assertThat(rates.set(2, Map.of("price", "2")).text()).isEqualTo(older.replace(",1,", ",2,"));
    }

    @Test
    void aTableThatNobodyKnowsIsEditedByItsHeader() {
        TableText own = TableText.of(Map.of("tables/own.csv", "# ours\nname,note\na,1\n"), "tables/own.csv");
        assertThat(own.set(3, Map.of("note", "2"))
                        .with(List.of(Map.of("name", "b")))
                        .text())
                .isEqualTo("# ours\nname,note\na,2\nb,\n");
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        TableText tiers = tiers();
        assertThatThrownBy(() -> tiers.set(2, Map.of("tier", "x"))).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> tiers.set(4, Map.of("tier", "x"))).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> tiers.without(99)).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> tiers.set(3, Map.of("price", "1"))).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> tiers.with(List.of(Map.of()))).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> tiers.with(List.of(Map.of("tier", "#x")))).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> tiers.set(3, Map.of("tier", " # x,"))).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> TableText.of(Map.of(), "tables/rates.csv")).isInstanceOf(WrongUseException.class);
        assertThatThrownBy(() -> TableText.of(Map.of("a.drl", ""), "a.drl")).isInstanceOf(WrongUseException.class);
    }
}
