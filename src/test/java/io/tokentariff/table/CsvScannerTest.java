package io.tokentariff.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvScannerTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                row("", ""),
                row("a", "a"),
                row("a,b", "a", "b"),
                row("a,", "a", ""),
                row(",,", "", "", ""),
                row("\"a\"", "a"),
                row("\"a,b\",c", "a,b", "c"),
                row("\"\",c", "", "c"),
                row("\"say \"\"so\"\"\",c", "say \"so\"", "c"),
                row("\"\"\"\"", "\""),
                row("5\" disk,c", "5\" disk", "c"),
                row(" \"a\",c", " \"a\"", "c"),
                row("\"a\nb\",c", "a\nb", "c"));
    }

    private static Arguments row(String text, String... cells) {
        return Arguments.of(text, List.of(cells));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void cutsARowIntoCells(String text, List<String> cells) {
        CsvScanner scanner = new CsvScanner();
        scanner.scan("x," + text + ",y", 2, text.length() + 2);
        assertThat(scanner.values()).isEqualTo(cells);
        assertThat(scanner.openQuote()).isNegative();
        assertThat(scanner.strayText()).isNegative();
    }

    @Test
    void saysWhereAQuoteIsNotClosed() {
        CsvScanner scanner = new CsvScanner();
        scanner.scan("a,\"b,c", 0, 6);
        assertThat(scanner.openQuote()).isEqualTo(2);
        scanner.scan("a,\"", 0, 3);
        assertThat(scanner.openQuote()).isEqualTo(2);
        scanner.scan("a,\"b\"\"", 0, 6);
        assertThat(scanner.openQuote()).isEqualTo(2);
    }

    @Test
    void saysWhereTextFollowsAClosingQuote() {
        CsvScanner scanner = new CsvScanner();
        scanner.scan("\"a\"b,c", 0, 6);
        assertThat(scanner.strayText()).isEqualTo(3);
        assertThat(scanner.count()).isEqualTo(2);
        assertThat(scanner.value(1)).isEqualTo("c");
    }

    @Test
    void knowsWhereEachCellStandsHoweverManyThereAre() {
        CsvScanner scanner = new CsvScanner();
        String text = "ab,".repeat(40) + "\"z\"";
        scanner.scan(text, 0, text.length());
        assertThat(scanner.count()).isEqualTo(41);
        assertThat(scanner.start(39)).isEqualTo(39 * 3);
        assertThat(scanner.end(39)).isEqualTo(39 * 3 + 2);
        assertThat(scanner.start(40)).isEqualTo(120);
        assertThat(scanner.end(40)).isEqualTo(123);
        assertThat(scanner.value(40)).isEqualTo("z");
    }
}
