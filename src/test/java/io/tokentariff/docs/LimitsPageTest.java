package io.tokentariff.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.fixtures.GoldenFile;
import io.tokentariff.problem.Limit;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code src/docs/limits.md} is made from the limits of the program. */
class LimitsPageTest {

    @Test
    void thePageIsTheList() {
        StringBuilder page = new StringBuilder(
                """
                # Limits

                How much the program takes of anything that others wrote. What is beyond a limit is refused with a sentence, or
                counted as the last column says; it never ends the program without one. Made from `Limit` in the source.

                | of | at most | beyond it |
                |---|---:|---|
                """);
        for (Limit limit : Limit.values()) {
            page.append("| %s | %s | %s |\n".formatted(limit.what(), amount(limit), limit.beyond()));
        }
        GoldenFile.check(Path.of("src/docs/limits.md"), page.toString());
    }

    private static String amount(Limit limit) {
        long most = limit.mostOf();
        if (!limit.unit().equals("bytes")) {
            return String.format(Locale.ROOT, "%,d %s", most, limit.unit());
        }
        return most % (1 << 20) == 0
                ? (most >> 20) + " MiB"
                : most % (1 << 10) == 0 ? (most >> 10) + " KiB" : "%s bytes".formatted(most);
    }

    @Test
    void everyLimitIsAnUpperOne() {
        for (Limit limit : Limit.values()) {
            assertThat(limit.mostOf()).as(limit.name()).isPositive();
        }
    }
}
