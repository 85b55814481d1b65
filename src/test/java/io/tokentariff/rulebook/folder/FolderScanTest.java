package io.tokentariff.rulebook.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokentariff.problem.Limit;
import io.tokentariff.rulebook.folder.FolderScan.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder holds is taken when it has come to rest, and whole. */
class FolderScanTest {

    private static final String TABLE = "tables/rates.csv";
    private static final String HEADER = "model,meter,price\n";
    private static final String ROWS = HEADER + "a,input,1.00\nb,input,2.00\n";

    @TempDir
    Path folder;

    private FolderScan scan;

    @BeforeEach
    void scan() throws IOException {
        Files.createDirectory(folder.resolve("tables"));
        write(ROWS);
        scan = new FolderScan(folder);
        assertThat(scan.look()).isEqualTo(Finding.NOTHING_NEW);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(TABLE), text);
    }

    private String taken() {
        return Objects.requireNonNull(
                Objects.requireNonNull(scan.take().files()).text(TABLE));
    }

    private int looksUntilSettled() {
        int looks = 1;
        while (scan.look() != Finding.SETTLED) {
            looks++;
        }
        return looks;
    }

    @Test
    void aWholeEditIsTakenAtTheSecondLook() throws IOException {
        write(ROWS + "c,input,3.00\n");
        assertThat(looksUntilSettled()).isEqualTo(2);
        assertThat(taken()).endsWith("c,input,3.00\n");
        assertThat(scan.look()).isEqualTo(Finding.NOTHING_NEW);
    }

    @Test
    void aFileThatEndsWithinALineMayStillBeWritten() throws IOException {
        write(HEADER + "a,input,1.50\nb,inp");
        for (int i = 0; i < Limit.TORN_LOOKS.most(); i++) {
            assertThat(scan.look()).isEqualTo(Finding.UNSETTLED);
        }
        write(HEADER + "a,input,1.50\nb,input,2.00\n");
        assertThat(looksUntilSettled()).isEqualTo(2);
        assertThat(taken()).endsWith("b,input,2.00\n");
    }

    @Test
    void aFileThatIsTheBeginningOfWhatItWasMayStillBeWritten() throws IOException {
        for (String beginning : List.of("", HEADER, HEADER + "a,input,1.00\n")) {
            write(beginning);
            for (int i = 0; i < Limit.TORN_LOOKS.most(); i++) {
                assertThat(scan.look()).isEqualTo(Finding.UNSETTLED);
            }
        }
        write(ROWS);
        assertThat(scan.look()).isEqualTo(Finding.NOTHING_NEW);
    }

    @Test
    void whatStaysHalfAFileIsTakenInTheEnd() throws IOException {
        write(HEADER + "a,input,1.00");
        assertThat(looksUntilSettled()).isEqualTo(Limit.TORN_LOOKS.most() + 1);
        assertThat(taken()).endsWith("1.00");
    }

    /** Twenty edits a second for a hundred seconds, a look every 0.3 s, every third of which finds a write under way. */
    @Test
    void aStreamOfEditsIsTakenAtALimitAndWhole() throws IOException {
        List<String> taken = new ArrayList<>();
        int looks = 0;
        for (int edit = 1; edit <= 2_000; edit++) {
            String text = HEADER + "a,input,%d.00\nb,input,%d.00\n".formatted(edit, edit);
            boolean look = edit % 6 == 0;
            boolean torn = look && edit % 18 == 0;
            write(torn ? text.substring(0, HEADER.length() + 20) : text);
            if (look) {
                looks++;
                if (scan.look() == Finding.SETTLED) {
                    taken.add(taken());
                }
                write(text);
            }
        }
        assertThat(looks).isEqualTo(333);
        assertThat(taken)
                .hasSizeBetween(looks / (Limit.UNSETTLED_LOOKS.most() + 2), looks / Limit.UNSETTLED_LOOKS.most());
        assertThat(taken)
                .allMatch(text -> text.endsWith(".00\n") && text.lines().count() == 3);
        assertThat(looksUntilSettled()).as("at the first pause").isLessThanOrEqualTo(2);
        assertThat(taken()).endsWith("b,input,2000.00\n");
    }
}
