package io.tokentariff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.tokentariff.fixtures.CliRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a CSV file is run by no spreadsheet and breaks no line. */
class CsvFormTest {

    @TempDir
    Path folder;

    @Test
    void namesAreNothingButNames() throws IOException {
        Path usage = Hostile.usage(folder);
        for (String by : List.of("project,workload,tag:team", "model")) {
            String text = CliRun.of("price", usage, "--group-by", by, "--format", "csv")
                    .out();
            List<List<String>> records = CsvReader.builder().ofCsvRecord(text).stream()
                    .map(record -> record.getFields())
                    .toList();
            assertThat(records).hasSize((int) text.lines().count()).hasSizeGreaterThan(10);
            assertThat(records).allSatisfy(record -> assertThat(record)
                    .hasSameSizeAs(records.get(0))
                    .allMatch(cell -> !cell.matches("(?s)\\s*[=+@\\p{Cc}-].*"), "begins no formula"));
        }
    }

    @Test
    void itSaysWhatIsLowerThanTheBillAndByWhichRules() throws IOException {
        String text =
                CliRun.of("price", Hostile.usage(folder), "--format", "csv").out();
        assertThat(text.lines().findFirst().orElseThrow())
                .isEqualTo("model,tier,records,unpriced,input_tokens,output_tokens,unpriced_input_tokens,"
                        + "unpriced_output_tokens,amount_usd,at_least,rulebook");
        assertThat(text)
                .containsPattern("gpt-4.1-mini,standard,38,19,19000000,19000,19000000,19000,13.2088,true,sha256:");
        assertThat(text).containsPattern("a\\|b,standard,1,1,0,0,1000000,1000,,true,sha256:");
    }
}
