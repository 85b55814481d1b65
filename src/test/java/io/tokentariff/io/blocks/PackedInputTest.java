package io.tokentariff.io.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.tokentariff.io.read.Collected;
import io.tokentariff.io.read.UsageInput;
import io.tokentariff.io.read.UsageReader;
import io.tokentariff.problem.UsageInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedInputTest {

    @TempDir
    Path folder;

    private static byte[] lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"at\":\"2026-04-12T08:30:00Z\",\"model\":\"m\",\"input_tokens\":1}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] glue(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void gzipIsUnpackedWhateverItsName() throws IOException {
        assertThat(Collected.read(gzip(lines(0, 5000))).records).hasSize(5000);
    }

    @Test
    void watchedFileIsUnpackedOnceAndKeepsItsSize() throws IOException {
        byte[] packed = gzip(lines(0, 50));
        Path file = Files.write(folder.resolve("usage"), packed);
        List<CountingInputStream> seen = new ArrayList<>();
        UsageInput watched = UsageInput.of(file).watched(bytes -> {
            seen.add(new CountingInputStream(bytes));
            return seen.get(seen.size() - 1);
        });
        assertThat(watched.storedBytes()).isEqualTo(packed.length);
        assertThat(watched.open().readAllBytes()).isEqualTo(lines(0, 50));
        assertThat(seen.get(0).count()).isEqualTo(lines(0, 50).length);

        Files.write(file, gzip(packed));
        assertThat(watched.open().readAllBytes()).isEqualTo(packed);
    }

    @Test
    void allMembersOfAGzipFileAreRead() throws IOException {
        byte[] glued = glue(gzip(lines(0, 1000)), gzip(new byte[0]), gzip(lines(1000, 3000)), new byte[512]);
        assertThat(Collected.read(glued).records).hasSize(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 12, 100, 500})
    void gzipCutShortIsRefused(int missing) throws IOException {
        byte[] packed = gzip(lines(0, 20_000));
        assertThatThrownBy(() -> Collected.read(Arrays.copyOf(packed, packed.length - missing)))
                .hasMessage(
                        "usage is cut short: its gzip data ends too early; nothing of it is priced, fetch it again.");
    }

    @Test
    void secondMemberCutShortIsRefused() throws IOException {
        byte[] second = gzip(lines(0, 10));
        byte[] glued = glue(gzip(lines(0, 10)), Arrays.copyOf(second, 5));
        assertThatThrownBy(() -> Collected.read(glued)).hasMessageContaining("cut short");
    }

    @Test
    void foreignBytesAfterAGzipMemberAreRefused() throws IOException {
        byte[] glued = glue(gzip(lines(0, 10)), lines(0, 10));
        assertThatThrownBy(() -> Collected.read(glued)).hasMessageContaining("bytes that are not gzip");
    }

    @Test
    void damagedGzipIsRefused() throws IOException {
        byte[] packed = gzip(lines(0, 1000));
        packed[packed.length - 6] ^= 1;
        assertThatThrownBy(() -> Collected.read(packed)).hasMessageContaining("checksum is wrong");
    }

    @Test
    void gzipBombIsStopped() throws IOException {
        byte[] packed = gzip(new byte[64 << 20]);
        assertThatThrownBy(() -> Collected.read(packed, new UsageReader("native")))
                .isInstanceOfSatisfying(
                        UsageInputException.class, e -> assertThat(e.code()).isEqualTo("unpacks-too-large"));
    }

    @Test
    void zstdIsUnpackedWithAllItsFrames() {
        byte[] glued = glue(Zstd.compress(lines(0, 1000)), Zstd.compress(lines(1000, 2500)));
        assertThat(Collected.read(glued).records).hasSize(2500);
    }

    @Test
    void zstdCutShortIsRefused() {
        byte[] packed = Zstd.compress(lines(0, 5000));
        assertThatThrownBy(() -> Collected.read(Arrays.copyOf(packed, packed.length - 20)))
                .isInstanceOf(UsageInputException.class)
                .hasMessageContaining("nothing of it is priced");
    }

    @Test
    void otherPackedFilesAreRefusedByName() {
        assertThatThrownBy(() -> Collected.read(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .hasMessage("usage is a zip archive; unpack it first, or pack it with gzip or zstd.");
        assertThatThrownBy(() -> Collected.read("PAR1xxxx")).hasMessageContaining("Parquet");
    }
}
